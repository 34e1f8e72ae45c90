package dev.tutti.dataset.builtin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.content.ByteExamples;
import dev.tutti.dataset.content.DatasetSource;
import dev.tutti.dataset.upload.TestShare;

import org.springframework.stereotype.Component;

/**
 * The embedded handwritten digits: 1,797 images of 8 x 8.
 * <p>
 * A fifth of each class is the test split, by {@link TestShare}. Both splits keep the
 * file's order.
 */
@Component
public class Digits implements DatasetSource {

	private static final String FILE = "/datasets/digits/digits.csv.gz";

	private static final Shape SHAPE = new Shape(1, 8, 8);

	private static final int MAXIMUM = 16;

	private static final int CLASSES = 10;

	private static final int TEST_EXAMPLES = 360;

	private static final Dataset DATASET = new Dataset("digits", "Handwritten digits, 8x8 (UCI, 1998)", "CC-BY-4.0",
			"80ed9795af2e20504ef289648a311658146df86325866b4477f47ee5bdaadd96", SHAPE,
			IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList(),
			Map.of(Split.TRAIN, 1437, Split.TEST, TEST_EXAMPLES), Set.of(), true);

	@Override
	public String name() {
		return DATASET.name();
	}

	@Override
	public Dataset describe() {
		return DATASET;
	}

	@Override
	public Map<Split, Examples> load() {
		return Map.copyOf(splits());
	}

	@Override
	public Optional<int[]> loadLabels(Split split) {
		return Optional.of(Objects.requireNonNull(splits().get(split)).labels());
	}

	Map<Split, ByteExamples> splits() {
		ByteExamples all = read();
		SortedSet<Integer> test = TestShare.rows(all.labels(), CLASSES, TEST_EXAMPLES);
		int[] train = IntStream.range(0, all.size()).filter((row) -> !test.contains(row)).toArray();
		return Map.of(Split.TRAIN, all.select(train), Split.TEST,
				all.select(test.stream().mapToInt(Integer::intValue).toArray()));
	}

	private static ByteExamples read() {
		try (InputStream file = Digits.class.getResourceAsStream(FILE);
				BufferedReader reader = new BufferedReader(
						new InputStreamReader(new GZIPInputStream(file), StandardCharsets.US_ASCII))) {
			List<String[]> rows = reader.lines().map((line) -> line.split(",", -1)).toList();
			byte[] pixels = new byte[rows.size() * SHAPE.size()];
			int[] labels = new int[rows.size()];
			for (int row = 0; row < labels.length; row++) {
				for (int i = 0; i < SHAPE.size(); i++) {
					pixels[row * SHAPE.size() + i] = Byte.parseByte(rows.get(row)[i]);
				}
				labels[row] = Integer.parseInt(rows.get(row)[SHAPE.size()]);
			}
			return new ByteExamples(SHAPE, pixels, MAXIMUM, labels);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
