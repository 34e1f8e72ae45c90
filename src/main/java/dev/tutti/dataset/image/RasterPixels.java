package dev.tutti.dataset.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.stream.IntStream;

/**
 * The samples of what Image I/O decoded. They are taken as they are, without colour
 * profiles, gamma or transparency, as Pillow's {@code convert("RGB")} does; 16 bits are
 * scaled to 8.
 */
final class RasterPixels {

	private static final int MAXIMUM = 255;

	private RasterPixels() {
	}

	static boolean isGrey(ColorModel model) {
		if (model instanceof IndexColorModel palette) {
			return IntStream.range(0, palette.getMapSize())
				.allMatch((i) -> palette.getRed(i) == palette.getGreen(i) && palette.getRed(i) == palette.getBlue(i));
		}
		return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
	}

	static Pixels of(BufferedImage image) {
		Raster raster = image.getRaster();
		int channels = isGrey(image.getColorModel()) ? 1 : 3;
		byte[] samples;
		if (image.getColorModel() instanceof IndexColorModel palette) {
			samples = palette(palette, raster, channels);
		}
		else if (raster.getSampleModel() instanceof PixelInterleavedSampleModel model
				&& raster.getDataBuffer() instanceof DataBufferByte buffer && model.getSampleSize(0) == Byte.SIZE) {
			samples = bytes(model, buffer.getData(), channels);
		}
		else {
			samples = samples(raster, channels);
		}
		return new Pixels(channels, raster.getHeight(), raster.getWidth(), samples);
	}

	private static byte[] palette(IndexColorModel palette, Raster raster, int channels) {
		byte[] samples = new byte[raster.getWidth() * raster.getHeight() * channels];
		int[] row = new int[raster.getWidth()];
		int to = 0;
		for (int y = 0; y < raster.getHeight(); y++) {
			raster.getSamples(0, y, raster.getWidth(), 1, 0, row);
			for (int index : row) {
				samples[to++] = (byte) palette.getRed(index);
				if (channels > 1) {
					samples[to++] = (byte) palette.getGreen(index);
					samples[to++] = (byte) palette.getBlue(index);
				}
			}
		}
		return samples;
	}

	/** The usual case, in one pass. */
	private static byte[] bytes(PixelInterleavedSampleModel model, byte[] data, int channels) {
		int width = model.getWidth();
		int step = model.getPixelStride();
		byte[] samples = new byte[width * model.getHeight() * channels];
		for (int channel = 0; channel < channels; channel++) {
			int to = channel;
			for (int y = 0; y < model.getHeight(); y++) {
				int from = y * model.getScanlineStride() + model.getBandOffsets()[channel];
				for (int x = 0; x < width; x++) {
					samples[to] = data[from];
					to += channels;
					from += step;
				}
			}
		}
		return samples;
	}

	private static byte[] samples(Raster raster, int channels) {
		byte[] samples = new byte[raster.getWidth() * raster.getHeight() * channels];
		int[] row = new int[raster.getWidth()];
		for (int channel = 0; channel < channels; channel++) {
			int most = (1 << raster.getSampleModel().getSampleSize(channel)) - 1;
			int to = channel;
			for (int y = 0; y < raster.getHeight(); y++) {
				raster.getSamples(0, y, raster.getWidth(), 1, channel, row);
				for (int sample : row) {
					samples[to] = (byte) ((sample * MAXIMUM + most / 2) / most);
					to += channels;
				}
			}
		}
		return samples;
	}

}
