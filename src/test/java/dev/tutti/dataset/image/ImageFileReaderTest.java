package dev.tutti.dataset.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Images made by Pillow, each beside what its {@code convert("RGB")} gives
 * (src/test/resources/images/make.py).
 */
class ImageFileReaderTest {

	private static final Path IMAGES = Path.of("src/test/resources/images");

	/** Decoders of JPEG differ by as much in one pixel. */
	private static final int TOLERANCE = 3;

	@ParameterizedTest
	@ValueSource(strings = { "subsampled.jpg", "full.jpg", "progressive.jpg", "grey.jpg", "turned.jpg", "restarts.jpg",
			"without-jfif.jpg", "thumbnail.jpg", "trailing-bytes.jpg", "stray-bytes.jpg", "cmyk.jpg", "ycck.jpg" })
	void readsJpegAsPillowDoes(String name) throws IOException {
		assertThat(difference(read(name), expected(name))).isLessThanOrEqualTo(TOLERANCE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "rgb.png", "grey.png", "one-bit.png", "grey-alpha.png", "alpha.png", "palette.png",
			"palette-four-bit.png", "transparent-colour.png", "palette.gif", "animated.gif", "rgb.bmp", "one-bit.bmp",
			"palette.bmp" })
	void readsLosslessFormatsAsPillowDoes(String name) throws IOException {
		assertThat(read(name)).isEqualTo(expected(name));
	}

	@Test
	void readsGreyAsOneChannelUnlessColourIsWanted() throws IOException {
		byte[] file = file("grey.png");
		try (ImageFileReader reader = new ImageFileReader(null)) {
			assertThat(reader.shape("grey.png", file)).isEqualTo(new Shape(1, 17, 23));
			float[] grey = new float[17 * 23];
			reader.read("grey.png", file, new Shape(1, 17, 23), grey);
			assertThat(Arrays.copyOf(read("grey.png"), grey.length)).isEqualTo(grey);
		}
	}

	@Test
	void scalesSixteenBits() throws IOException {
		BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
		image.getRaster().setSamples(0, 0, 3, 1, 0, new int[] { 0, 32_896, 65_535 });
		assertThat(read("deep.png", encode(image, "png"), new Shape(1, 1, 3), null)).containsExactly(0, 128, 255);
	}

	@Test
	void readsInterlacedPng() throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
		ImageWriteParam parameters = writer.getDefaultWriteParam();
		parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		writer.setOutput(ImageIO.createImageOutputStream(bytes));
		BufferedImage image = ImageIO.read(IMAGES.resolve("rgb.png").toFile());
		writer.write(null, new IIOImage(image, null, null), parameters);
		writer.dispose();
		assertThat(read("interlaced.png", bytes.toByteArray(), new Shape(3, 17, 23), null))
			.isEqualTo(expected("rgb.png"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "subsampled.jpg", "full.jpg", "progressive.jpg", "grey.jpg", "restarts.jpg", "cmyk.jpg",
			"thumbnail.jpg", "rgb.png", "palette.png", "grey-alpha.png", "palette.gif", "animated.gif", "rgb.bmp",
			"one-bit.bmp" })
	void refusesImageCutAnywhere(String name) throws IOException {
		byte[] file = file(name);
		try (ImageFileReader reader = new ImageFileReader(null)) {
			for (int length = 0; length < file.length; length++) {
				byte[] cut = Arrays.copyOf(file, length);
				assertThatExceptionOfType(MalformedFileException.class).as("%d of %d bytes", length, file.length)
					.isThrownBy(() -> reader.read("cat/" + name, cut, new Shape(3, 17, 23), new float[3 * 17 * 23]))
					.withMessageContaining("cat/" + name);
			}
		}
	}

	@Test
	void refusesJpegThatLacksDataBeforeItsEnd() throws IOException {
		byte[] file = file("full.jpg");
		byte[] gap = Arrays.copyOf(file, file.length * 3 / 4);
		gap[gap.length - 2] = (byte) 0xFF;
		gap[gap.length - 1] = (byte) 0xD9;
		assertRefused("gap.jpg", gap, "gap.jpg is a damaged JPEG");
	}

	@Test
	void refusesGifWhoseFirstImageDoesNotFillIt() throws IOException {
		byte[] file = file("palette.gif");
		// the width of the whole
		file[6]++;
		assertRefused("part.gif", file, "part.gif is a GIF whose first image does not fill it");
	}

	@Test
	void refusesPngWithWrongCheckSum() throws IOException {
		byte[] file = file("rgb.png");
		file[file.length / 2] ^= 1;
		assertRefused("flipped.png", file, "flipped.png is a damaged PNG: the check sum of its chunk IDAT is wrong");
	}

	@ParameterizedTest
	@CsvSource({ "x.webp, WebP", "x.tiff, TIFF", "x.ppm, PGM or PPM" })
	void refusesOtherFormatsByName(String name, String format) throws IOException {
		assertRefused(name, file(name),
				"%s is %s, which is not read. Convert it to PNG or JPEG.".formatted(name, format));
	}

	@Test
	void refusesWhatIsNoImage() {
		assertRefused("a/1.png", new byte[0], "a/1.png is empty");
		assertRefused("a/1.png", "hello, world".getBytes(StandardCharsets.UTF_8), "a/1.png is no image");
		assertRefused("a/1.png", "version https://git-lfs.github.com/spec/v1".getBytes(StandardCharsets.UTF_8),
				"a pointer of Git LFS");
	}

	@Test
	void refusesTooManyPixelsUnlessBroughtToFewer() throws IOException {
		byte[] large = encode(new BufferedImage(800, 800, BufferedImage.TYPE_BYTE_GRAY), "png");
		try (ImageFileReader reader = new ImageFileReader(null)) {
			assertThatExceptionOfType(InvalidDatasetException.class).isThrownBy(() -> reader.shape("a/1.png", large))
				.withMessageContaining("a/1.png is 800 pixels wide and 800 high; the maximum is 349525 pixels");
		}
		assertThat(read("a/1.png", large, new Shape(1, 2, 2), new ImageSize(2, 2))).containsOnly(0);
	}

	@ParameterizedTest
	@CsvSource({ "9, 31", "40, 7", "34, 46" })
	void resizesAsPillowDoes(int height, int width) throws IOException {
		String name = "rgb.png.%dx%d".formatted(height, width);
		assertThat(read("rgb.png", file("rgb.png"), new Shape(3, height, width), new ImageSize(height, width)))
			.isEqualTo(expected(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "32", "32x", "0x5", "-1x5", "3x32x32", "99999x99999", "a x b" })
	void refusesUnreadableSize(String text) {
		assertThatExceptionOfType(InvalidDatasetException.class).isThrownBy(() -> ImageSize.parse(text))
			.withMessageContaining("resize")
			.withMessageContaining(text);
	}

	@Test
	void readsSizeHeightFirst() {
		assertThat(ImageSize.parse("32x48")).isEqualTo(new ImageSize(32, 48));
	}

	@Test
	void tellsImagesFromOtherFiles() throws IOException {
		assertThat(ImageFileReader.isImage("1.JPG", new byte[0])).isTrue();
		assertThat(ImageFileReader.isImage("1", file("rgb.png"))).isTrue();
		assertThat(ImageFileReader.isImage("metadata.csv", "file_name,label".getBytes(StandardCharsets.UTF_8)))
			.isFalse();
		assertThat(ImageFileReader.isImage("README", "<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8))).isFalse();
	}

	private static void assertRefused(String name, byte[] file, String detail) {
		try (ImageFileReader reader = new ImageFileReader(null)) {
			assertThatExceptionOfType(MalformedFileException.class)
				.isThrownBy(() -> reader.read(name, file, new Shape(3, 17, 23), new float[3 * 17 * 23]))
				.withMessageContaining(detail);
		}
	}

	/** In colour. */
	private static float[] read(String name) throws IOException {
		return read(name, file(name), new Shape(3, 17, 23), null);
	}

	private static float[] read(String name, byte[] file, Shape shape, @Nullable ImageSize size) {
		float[] features = new float[shape.size()];
		try (ImageFileReader reader = new ImageFileReader(size)) {
			reader.read(name, file, shape, features);
		}
		return features;
	}

	private static float[] expected(String name) throws IOException {
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(file(name + ".expected.png")));
		int pixels = image.getWidth() * image.getHeight();
		float[] features = new float[3 * pixels];
		for (int i = 0; i < pixels; i++) {
			int rgb = image.getRGB(i % image.getWidth(), i / image.getWidth());
			for (int channel = 0; channel < 3; channel++) {
				features[channel * pixels + i] = rgb >> (16 - 8 * channel) & 0xFF;
			}
		}
		return features;
	}

	private static float difference(float[] left, float[] right) {
		float most = 0;
		for (int i = 0; i < left.length; i++) {
			most = Math.max(most, Math.abs(left[i] - right[i]));
		}
		return most;
	}

	private static byte[] file(String name) throws IOException {
		return Files.readAllBytes(IMAGES.resolve(name));
	}

	private static byte[] encode(BufferedImage image, String format) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		assertThat(ImageIO.write(image, format, bytes)).isTrue();
		return bytes.toByteArray();
	}

}
