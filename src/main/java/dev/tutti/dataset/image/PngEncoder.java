package dev.tutti.dataset.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;

/**
 * An example as a PNG image: grey for one channel, the first three as red, green, blue
 * otherwise; features are clipped to {@code 0..1}.
 */
public final class PngEncoder {

	private PngEncoder() {
	}

	/**
	 * Renders an example.
	 * @param scale the width in pixels of one pixel of the example
	 */
	public static byte[] png(Examples examples, int index, int scale) {
		Shape shape = examples.shape();
		float[] features = new float[shape.size()];
		examples.read(index, features, 0);
		boolean grey = shape.channels() < 3;
		BufferedImage image = new BufferedImage(shape.width() * scale, shape.height() * scale,
				grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				int pixel = (y / scale) * shape.width() + x / scale;
				for (int band = 0; band < image.getRaster().getNumBands(); band++) {
					float value = features[band * shape.height() * shape.width() + pixel];
					image.getRaster().setSample(x, y, band, Math.round(Math.max(0, Math.min(1, value)) * 255));
				}
			}
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

}
