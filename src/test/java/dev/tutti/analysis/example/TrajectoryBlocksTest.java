package dev.tutti.analysis.example;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.tutti.dataset.Split;
import dev.tutti.history.History;
import dev.tutti.history.HistoryLayout;
import dev.tutti.history.Trajectories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrajectoryBlocksTest {

	@Test
	void readsFewHistoriesInOneBlock() {
		assertThat(reads(20, 20, 70_000)).containsExactly("0..70000");
	}

	@Test
	void readsManyHistoriesBlockByBlock() {
		assertThat(reads(1_000, 5_000, 150)).containsExactly("0..64", "64..128", "128..150");
	}

	@Test
	void readsSixtyFourExamplesAtATimeWhenHistoriesExceedMemory() {
		assertThat(reads(1_000, 50_000, 65)).containsExactly("0..64", "64..65");
	}

	/** What is read of the histories when all examples are gone through. */
	private static List<String> reads(int members, int checkpoints, int examples) {
		List<String> reads = new ArrayList<>();
		HistoryLayout layout = new HistoryLayout(1, "toy", members, Collections.nCopies(checkpoints, 1.0),
				List.of(Split.TEST));
		History history = (History) Proxy.newProxyInstance(History.class.getClassLoader(),
				new Class<?>[] { History.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("layout")) {
						return layout;
					}
					if (method.getName().equals("examples")) {
						return examples;
					}
					assertThat(method.getName()).isEqualTo("trajectories");
					reads.add(arguments[0] + ".." + arguments[1]);
					return new Trajectories((int) arguments[0], new long[0][][]);
				});
		TrajectoryBlocks blocks = new TrajectoryBlocks(history);
		for (int example = 0; example < examples; example++) {
			assertThat(blocks.get(example).from()).isLessThanOrEqualTo(example);
		}
		return reads;
	}

}
