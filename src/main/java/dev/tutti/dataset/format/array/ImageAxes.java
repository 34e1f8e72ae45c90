package dev.tutti.dataset.format.array;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import org.jspecify.annotations.Nullable;

/**
 * How an array's dimensions make images.
 *
 * @param shape of an example
 * @param channelsLast whether the channels of a pixel stand together, as in Keras
 * @param dimensions how many an example has
 */
public record ImageAxes(Shape shape, boolean channelsLast, int dimensions) {

	/** Numbers of channels that an image can have, first or last in its shape. */
	private static final List<Integer> CHANNELS = List.of(1, 3, 4);

	/** Channels, height and width. */
	private static final int IMAGE = 3;

	/**
	 * Reads the dimensions of an array.
	 * @param title of the array
	 * @param array the sizes of the array's dimensions, the examples first
	 * @param given the shape of an example, if it was said
	 * @throws InvalidDatasetException if it takes a guess
	 */
	public static ImageAxes of(String title, int[] array, @Nullable Shape given) {
		int[] example = Arrays.copyOfRange(array, 1, array.length);
		if (example.length == 0) {
			throw new InvalidDatasetException(
					"%s has the shape [%d]: one value an example. Features have two dimensions at least."
						.formatted(title, array[0]));
		}
		if (given != null) {
			given.of(title, IntStream.of(example).reduce(1, Math::multiplyExact));
			return new ImageAxes(given, example.length == IMAGE && isLast(title, example, given), example.length);
		}
		return switch (example.length) {
			case 1 -> new ImageAxes(new Shape(1, 1, example[0]), false, 1);
			case 2 -> new ImageAxes(new Shape(1, example[0], example[1]), false, 2);
			case IMAGE -> guess(title, example);
			default -> throw volumes(title, example);
		};
	}

	/** The name of the order, where the example's dimensions have one. */
	@Nullable String order() {
		if (this.dimensions != IMAGE) {
			return null;
		}
		return this.channelsLast ? "last" : "first";
	}

	/** Puts an example's values channel by channel. */
	public void turn(float[] row, float[] into) {
		int channels = this.shape.channels();
		int pixels = row.length / channels;
		for (int pixel = 0; pixel < pixels; pixel++) {
			for (int channel = 0; channel < channels; channel++) {
				into[channel * pixels + pixel] = row[pixel * channels + channel];
			}
		}
	}

	private static ImageAxes guess(String title, int[] example) {
		if (CHANNELS.contains(example[2])) {
			return new ImageAxes(new Shape(example[2], example[0], example[1]), true, IMAGE);
		}
		if (CHANNELS.contains(example[0])) {
			return new ImageAxes(new Shape(example[0], example[1], example[2]), false, IMAGE);
		}
		if (example[0] == example[1] && example[1] == example[2]) {
			throw volumes(title, example);
		}
		throw new InvalidDatasetException(
				"%s has examples of %s, of which neither the first nor the last size is a usual number of channels (1, 3, 4). Say channels, height and width with shape: %s where the channels are first, %dx%dx%d where they are last."
					.formatted(title, text(example), text(example), example[2], example[0], example[1]));
	}

	private static InvalidDatasetException volumes(String title, int[] example) {
		return new InvalidDatasetException(
				"%s has examples of %s: volumes, which are not read. Send slices, or say channels, height and width with shape if they are images."
					.formatted(title, text(example)));
	}

	private static boolean isLast(String title, int[] example, Shape given) {
		int[] sizes = { given.channels(), given.height(), given.width() };
		if (Arrays.equals(example, sizes)) {
			return false;
		}
		if (Arrays.equals(example, new int[] { sizes[1], sizes[2], sizes[0] })) {
			return true;
		}
		if (Arrays.equals(sorted(example), sorted(sizes))) {
			throw new InvalidDatasetException(
					"%s has examples of %s, and the shape %s has these sizes in an order that is neither channels first (%s) nor channels last (%dx%dx%d). Transpose the array, or correct the shape."
						.formatted(title, text(example), given, text(example), example[2], example[0], example[1]));
		}
		return example[2] == given.channels() && example[0] != given.channels();
	}

	private static int[] sorted(int[] sizes) {
		return IntStream.of(sizes).sorted().toArray();
	}

	private static String text(int[] sizes) {
		return IntStream.of(sizes).mapToObj(Integer::toString).collect(Collectors.joining("x"));
	}

}
