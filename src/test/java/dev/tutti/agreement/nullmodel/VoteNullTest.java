package dev.tutti.agreement.nullmodel;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class VoteNullTest {

	@Test
	void matchesEnumerationOfVotes() {
		Random random = new Random(3);
		for (int classes = 1; classes <= 4; classes++) {
			for (int members = 1; members <= 6; members++) {
				double[] shares = random.doubles(classes).toArray();
				double sum = Arrays.stream(shares).sum();
				shares = Arrays.stream(shares).map((share) -> share / sum).toArray();
				assertThat(VoteNull.expected(shares, members, 10)).containsExactly(naive(shares, members, 10),
						within(1e-9));
			}
		}
	}

	@Test
	void isUnanimousWhenOneClassHasAllVotes() {
		double[] expected = VoteNull.expected(new double[] { 0, 1, 0 }, 5, 7);
		assertThat(expected).containsExactly(new double[] { 0, 0, 0, 0, 0, 7 }, within(1e-9));
	}

	@Test
	void doesNotUnderflowForThousandMembers() {
		double[] shares = new double[100];
		Arrays.fill(shares, 0.01);
		double[] expected = VoteNull.expected(shares, 1000, 1);
		assertThat(Arrays.stream(expected).sum()).isCloseTo(1, within(1e-9));
		assertThat(expected[10]).isLessThan(1e-6);
		assertThat(Arrays.stream(expected, 15, 25).sum()).isGreaterThan(0.9);
	}

	private static double[] naive(double[] shares, int members, int examples) {
		double[] expected = new double[members + 1];
		int casts = (int) Math.pow(shares.length, members);
		for (int cast = 0; cast < casts; cast++) {
			int[] votes = new int[shares.length];
			double probability = 1;
			int rest = cast;
			for (int member = 0; member < members; member++) {
				votes[rest % shares.length]++;
				probability *= shares[rest % shares.length];
				rest /= shares.length;
			}
			expected[Arrays.stream(votes).max().orElseThrow()] += examples * probability;
		}
		return expected;
	}

}
