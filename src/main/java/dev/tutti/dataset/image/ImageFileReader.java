package dev.tutti.dataset.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.Shape;

/** Reads PNG and JPEG images as features: integers in {@code 0..255}. */
public final class ImageFileReader {

	private static final int MAXIMUM = 255;

	private static final Set<String> FORMATS = Set.of("png", "jpeg");

	private ImageFileReader() {
	}

	/**
	 * The size of an image and whether it has colour, from its header alone: 1 or 3
	 * channels.
	 */
	public static Shape shape(String name, InputStream in) throws IOException {
		return read(name, in, (reader) -> {
			Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
			boolean grey = types.hasNext() && isGrey(types.next().getColorModel());
			return new Shape(grey ? 1 : 3, reader.getHeight(0), reader.getWidth(0));
		});
	}

	/**
	 * Reads an image whose header was read before.
	 * @param shape its size, and the channels to read: three if other images have colour
	 */
	public static void read(String name, InputStream in, Shape shape, float[] into) throws IOException {
		BufferedImage image = read(name, in, (reader) -> reader.read(0));
		boolean grey = isGrey(image.getColorModel());
		int pixels = shape.height() * shape.width();
		for (int y = 0; y < shape.height(); y++) {
			for (int x = 0; x < shape.width(); x++) {
				int pixel = y * shape.width() + x;
				// the platform's own conversion of grey to RGB changes its values
				int value = grey ? grey(image, x, y) * 0x010101 : image.getRGB(x, y);
				for (int channel = 0; channel < shape.channels(); channel++) {
					into[channel * pixels + pixel] = value >> (16 - Byte.SIZE * channel) & 0xFF;
				}
			}
		}
	}

	private static int grey(BufferedImage image, int x, int y) {
		Raster raster = image.getRaster();
		int sample = raster.getSample(x, y, 0);
		if (image.getColorModel() instanceof IndexColorModel palette) {
			return palette.getRed(sample);
		}
		int most = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
		return (int) Math.round((double) sample * MAXIMUM / most);
	}

	private static boolean isGrey(ColorModel model) {
		if (model instanceof IndexColorModel palette) {
			return IntStream.range(0, palette.getMapSize())
				.allMatch((i) -> palette.getRed(i) == palette.getGreen(i) && palette.getRed(i) == palette.getBlue(i));
		}
		return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
	}

	private static <T> T read(String name, InputStream in, ImageReaderFunction<T> function) throws IOException {
		try (ImageInputStream stream = new MemoryCacheImageInputStream(in)) {
			Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
			ImageReader reader = readers.hasNext() ? readers.next() : null;
			if (reader == null || !FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
				throw new MalformedFileException(name + " is not a PNG or JPEG image.");
			}
			try {
				reader.setInput(stream, true, true);
				return function.apply(reader);
			}
			finally {
				reader.dispose();
			}
		}
		catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException ex) {
			// what readers throw at damaged images
			throw new MalformedFileException(
					"%s is truncated, damaged or unsupported: %s.".formatted(name, ex.getMessage()));
		}
	}

	/** Reads something of an image. */
	private interface ImageReaderFunction<T> {

		T apply(ImageReader reader) throws IOException;

	}

}
