package dev.tutti.dataset.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import dev.tutti.dataset.Shape;
import dev.tutti.dataset.content.ByteExamples;
import dev.tutti.dataset.content.ExampleHashes;
import dev.tutti.dataset.content.FloatExamples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EqualExamplesTest {

	private static final Shape SHAPE = new Shape(1, 1, 3);

	@ParameterizedTest
	@CsvSource({ "0, 3", "1, 3", "2, 1", "100, 1", "100, 3", "5000, 7", "5000, 60" })
	void findsTheGroupsThatComparingFeaturesFinds(int examples, int values) {
		Random random = new Random(examples + values);
		List<byte[]> features = new ArrayList<>();
		List<ExampleHashes> hashes = new ArrayList<>();
		for (int part = 0; part < 3; part++) {
			byte[] pixels = new byte[examples * SHAPE.size()];
			for (int i = 0; i < pixels.length; i++) {
				pixels[i] = (byte) random.nextInt(values);
			}
			features.add(pixels);
			hashes.add(ExampleHashes.of(new ByteExamples(SHAPE, pixels, 255, new int[examples])));
		}
		EqualExamples found = EqualExamples.of(hashes);
		List<List<Integer>> groups = new ArrayList<>();
		for (int group = 0; group < found.size(); group++) {
			groups.add(Arrays.stream(found.group(group)).boxed().toList());
		}
		assertThat(groups).isEqualTo(compare(features, examples));
	}

	@ParameterizedTest
	@CsvSource({ "1", "5461", "5462", "20000" })
	void hashesOfFloatsDoNotDependOnHowTheyArePassedOn(int examples) {
		float[] values = new float[examples * SHAPE.size()];
		Arrays.fill(values, 0.5f);
		ExampleHashes hashes = ExampleHashes.of(new FloatExamples(SHAPE, values, new int[examples]));
		assertThat(hashes.size()).isEqualTo(examples);
		for (int i = 1; i < examples; i++) {
			assertThat(hashes.high(i)).isEqualTo(hashes.high(0));
			assertThat(hashes.low(i)).isEqualTo(hashes.low(0));
		}
	}

	private static List<List<Integer>> compare(List<byte[]> features, int examples) {
		Map<String, List<Integer>> groups = new TreeMap<>();
		for (int i = 0; i < examples * features.size(); i++) {
			int from = i % examples * SHAPE.size();
			byte[] one = Arrays.copyOfRange(features.get(i / examples), from, from + SHAPE.size());
			groups.computeIfAbsent(Arrays.toString(one), (key) -> new ArrayList<>()).add(i);
		}
		return groups.values()
			.stream()
			.filter((group) -> group.size() > 1)
			.sorted((left, right) -> Integer.compare(left.get(0), right.get(0)))
			.toList();
	}

}
