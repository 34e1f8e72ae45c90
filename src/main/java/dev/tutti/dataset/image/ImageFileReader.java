package dev.tutti.dataset.image;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Reads images as features, integers in {@code 0..255}: PNG, JPEG, BMP and the first
 * image of a GIF, with the values that Pillow's {@code convert("RGB")} has, but for 16
 * bits, which are scaled. Turning by EXIF, colour profiles and transparency are left
 * alone. For one thread.
 */
public final class ImageFileReader implements AutoCloseable {

	/** The longest file, in bytes. */
	public static final int MOST_BYTES = 1 << 26;

	/** The most pixels of an image that is brought to another size. */
	private static final int MOST_DECODED = 1 << 25;

	private final @Nullable ImageSize resize;

	private final Map<ImageFormat, ImageReader> readers = new EnumMap<>(ImageFormat.class);

	private final List<String> warnings = new ArrayList<>();

	/**
	 * Reads images.
	 * @param resize the size that they are brought to, if any
	 */
	public ImageFileReader(@Nullable ImageSize resize) {
		this.resize = resize;
	}

	/**
	 * Whether a file is meant as an image, read here or not: by the ending of its name,
	 * else by its first bytes.
	 * @param start at least 32 bytes where there are so many
	 */
	public static boolean isImage(String name, byte[] start) {
		return ImageFormat.isImage(name, start);
	}

	/**
	 * All bytes of a file.
	 * @throws InvalidDatasetException if they are more than {@link #MOST_BYTES}
	 */
	public static byte[] bytes(String name, InputStream in) throws IOException {
		byte[] bytes = in.readNBytes(MOST_BYTES + 1);
		if (bytes.length > MOST_BYTES) {
			throw new InvalidDatasetException(
					"%s is longer than %d bytes, the maximum of an image file.".formatted(name, MOST_BYTES));
		}
		return bytes;
	}

	/**
	 * The size of an image, and its channels: 1 without colour, else 3. Pixels are not
	 * decoded.
	 * @throws MalformedFileException if it is no image, is in no format that is read, or
	 * is cut off
	 * @throws InvalidDatasetException if it has too many pixels
	 */
	public Shape shape(String name, byte[] file) {
		Shape shape = switch (format(name, file)) {
			case PNG -> PngHeader.of(name, file);
			case JPEG -> {
				JpegHeader header = JpegHeader.of(name, file);
				yield new Shape((header.components() == 1) ? 1 : 3, header.height(), header.width());
			}
			case GIF -> {
				GifBlocks.check(name, file);
				yield shape(name, ImageFormat.GIF, file);
			}
			default -> {
				BmpHeader.check(name, file);
				yield shape(name, ImageFormat.BMP, file);
			}
		};
		int most = (this.resize != null) ? MOST_DECODED : ImageSize.MOST_PIXELS;
		if (shape.height() <= 0 || shape.width() <= 0 || (long) shape.height() * shape.width() > most) {
			throw new InvalidDatasetException("%s is %d pixels wide and %d high; the maximum is %d pixels."
				.formatted(name, shape.width(), shape.height(), most));
		}
		return shape;
	}

	/**
	 * Decodes an image.
	 * @param shape the size that it has or is brought to, and the channels to read: three
	 * if other images have colour
	 * @param into {@code shape.size()} features
	 * @throws MalformedFileException if it cannot be decoded, or is of another size
	 */
	public void read(String name, byte[] file, Shape shape, float[] into) {
		shape(name, file);
		Pixels pixels = decode(name, file);
		if (this.resize != null) {
			pixels = Resampler.resize(pixels, this.resize);
		}
		if (pixels.height() != shape.height() || pixels.width() != shape.width()
				|| pixels.channels() > shape.channels()) {
			throw new MalformedFileException("%s is %dx%dx%d, but its header says otherwise.".formatted(name,
					pixels.channels(), pixels.height(), pixels.width()));
		}
		pixels.write(shape.channels(), into);
	}

	@Override
	public void close() {
		this.readers.values().forEach(ImageReader::dispose);
		this.readers.clear();
	}

	private Pixels decode(String name, byte[] file) {
		ImageFormat format = format(name, file);
		if (format != ImageFormat.JPEG) {
			return read(name, format, file, (reader) -> RasterPixels.of(reader.read(0)));
		}
		JpegHeader header = JpegHeader.of(name, file);
		Raster raster = read(name, format, file, (reader) -> reader.readRaster(0, null));
		byte[] samples = ((DataBufferByte) raster.getDataBuffer()).getData();
		switch (header.components()) {
			case 3:
				if (header.isLuminanceFirst()) {
					JpegColours.toRgb(samples, 3);
				}
				return new Pixels(3, raster.getHeight(), raster.getWidth(), samples);
			case 4:
				return new Pixels(3, raster.getHeight(), raster.getWidth(),
						JpegColours.fromInks(samples, header.isLuminanceFirst()));
			default:
				return new Pixels(1, raster.getHeight(), raster.getWidth(), samples);
		}
	}

	private Shape shape(String name, ImageFormat format, byte[] file) {
		return read(name, format, file, (reader) -> {
			Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
			boolean grey = types.hasNext() && RasterPixels.isGrey(types.next().getColorModel());
			return new Shape(grey ? 1 : 3, reader.getHeight(0), reader.getWidth(0));
		});
	}

	private <T> T read(String name, ImageFormat format, byte[] file, ImageReaderFunction<T> function) {
		ImageReader reader = this.readers.computeIfAbsent(format, this::reader);
		this.warnings.clear();
		T result;
		try {
			reader.setInput(new ByteArrayImageStream(file), true, true);
			result = function.apply(reader);
		}
		catch (IOException | RuntimeException ex) {
			// what readers throw at damaged images, after which they are not used again
			close();
			throw new MalformedFileException("%s is a damaged or unsupported %s: %s.".formatted(name, format.title(),
					(ex.getMessage() != null) ? ex.getMessage() : ex.getClass().getSimpleName()));
		}
		for (String warning : this.warnings) {
			// libjpeg goes on with grey where data are missing; stray bytes do no harm
			if (warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous bytes")) {
				throw new MalformedFileException("%s is a damaged JPEG: %s.".formatted(name, warning));
			}
		}
		return result;
	}

	private ImageReader reader(ImageFormat format) {
		ImageReader reader = ImageIO.getImageReadersByFormatName(format.name()).next();
		reader.addIIOReadWarningListener((source, warning) -> this.warnings.add(warning));
		return reader;
	}

	private static ImageFormat format(String name, byte[] file) {
		ImageFormat format = ImageFormat.find(file)
			.orElseThrow(() -> new MalformedFileException(name
					+ ((file.length == 0) ? " is empty." : " is no image: it begins like none of the formats known.")));
		if (!format.isRead()) {
			throw new MalformedFileException(
					"%s is %s, which is not read. Convert it to PNG or JPEG.".formatted(name, format.title()));
		}
		return format;
	}

	/** Reads something of an image. */
	private interface ImageReaderFunction<T> {

		T apply(ImageReader reader) throws IOException;

	}

}
