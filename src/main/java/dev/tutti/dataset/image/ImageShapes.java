package dev.tutti.dataset.image;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The one shape of many images: their size, or the one that they are brought to, and
 * three channels if any has colour.
 */
public final class ImageShapes {

	private static final int MOST_NAMED = 5;

	private final @Nullable ImageSize resize;

	private final Map<ImageSize, Sized> sizes = new TreeMap<>();

	private int channels = 1;

	/**
	 * Starts without images.
	 * @param resize the size that all are brought to; if absent, all must have the same
	 */
	public ImageShapes(@Nullable ImageSize resize) {
		this.resize = resize;
	}

	/** Adds an image, as {@link ImageFileReader#shape} found it. */
	public void add(String name, Shape shape) {
		this.channels = Math.max(this.channels, shape.channels());
		this.sizes.computeIfAbsent(new ImageSize(shape.height(), shape.width()), (size) -> new Sized(name)).count++;
	}

	/**
	 * The shape of every example.
	 * @throws InvalidDatasetException if the images are of unlike size, which names the
	 * sizes
	 */
	public Shape shape() {
		if (this.resize != null) {
			return new Shape(this.channels, this.resize.height(), this.resize.width());
		}
		if (this.sizes.isEmpty()) {
			throw new InvalidDatasetException("There are no images.");
		}
		ImageSize size = this.sizes.keySet().iterator().next();
		if (this.sizes.size() > 1) {
			throw new InvalidDatasetException(
					"Images are of %d sizes (height x width): %s%s. All must be of one size; the part resize=HxW, such as resize=%s, brings them to it."
						.formatted(this.sizes.size(),
								this.sizes.entrySet()
									.stream()
									.limit(MOST_NAMED)
									.map((entry) -> entry.getKey() + " " + entry.getValue())
									.collect(Collectors.joining(", ")),
								(this.sizes.size() > MOST_NAMED) ? ", …" : "", size));
		}
		return new Shape(this.channels, size.height(), size.width());
	}

	/** The images of a size. */
	private static final class Sized {

		private final String first;

		private long count;

		Sized(String first) {
			this.first = first;
		}

		@Override
		public String toString() {
			return (this.count == 1) ? "(" + this.first + ")" : "(%d, such as %s)".formatted(this.count, this.first);
		}

	}

}
