package dev.tutti.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;

/**
 * The examples that benchmarks of other frameworks take: the first of Fashion-MNIST, and
 * the digits with every fifth row to test on.
 */
record BenchmarkExamples(Shape shape, float[] features, int[] labels) implements Examples {

	static Map<Split, Examples> digits() throws IOException {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(
				new GZIPInputStream(BenchmarkExamples.class.getResourceAsStream("/datasets/digits/digits.csv.gz")),
				StandardCharsets.US_ASCII))) {
			List<int[]> rows = reader.lines()
				.map((line) -> Arrays.stream(line.split(",")).mapToInt(Integer::parseInt).toArray())
				.toList();
			return Map.of(Split.TRAIN, digits(rows, false), Split.TEST, digits(rows, true));
		}
	}

	private static Examples digits(List<int[]> rows, boolean test) {
		int[] chosen = java.util.stream.IntStream.range(0, rows.size()).filter((i) -> (i % 5 == 4) == test).toArray();
		float[] features = new float[chosen.length * 64];
		int[] labels = new int[chosen.length];
		for (int i = 0; i < chosen.length; i++) {
			int[] row = rows.get(chosen[i]);
			for (int j = 0; j < 64; j++) {
				features[i * 64 + j] = row[j] / 16f;
			}
			labels[i] = row[64];
		}
		return new BenchmarkExamples(new Shape(1, 8, 8), features, labels);
	}

	/**
	 * @param folder of its four files
	 */
	static Map<Split, Examples> fashionMnist(Path folder, int train, int test) throws IOException {
		return Map.of(Split.TRAIN, fashionMnist(folder, "train", train), Split.TEST,
				fashionMnist(folder, "t10k", test));
	}

	private static Examples fashionMnist(Path folder, String split, int size) throws IOException {
		byte[] pixels = read(folder.resolve(split + "-images-idx3-ubyte.gz"), 16, size * 784);
		byte[] labels = read(folder.resolve(split + "-labels-idx1-ubyte.gz"), 8, size);
		float[] features = new float[pixels.length];
		for (int i = 0; i < pixels.length; i++) {
			features[i] = (pixels[i] & 0xFF) / 255f;
		}
		int[] numbers = new int[size];
		for (int i = 0; i < size; i++) {
			numbers[i] = labels[i];
		}
		return new BenchmarkExamples(new Shape(1, 28, 28), features, numbers);
	}

	private static byte[] read(Path file, int head, int length) throws IOException {
		try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
			in.skipNBytes(head);
			return in.readNBytes(length);
		}
	}

	@Override
	public int size() {
		return this.labels.length;
	}

	@Override
	public void read(int index, float[] into, int offset) {
		System.arraycopy(this.features, index * this.shape.size(), into, offset, this.shape.size());
	}

}
