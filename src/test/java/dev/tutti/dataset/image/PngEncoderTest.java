package dev.tutti.dataset.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.content.ByteExamples;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PngEncoderTest {

	@Test
	void rendersOneChannelAsGrey() throws IOException {
		Examples examples = new ByteExamples(new Shape(1, 2, 3), new byte[] { 9, 9, 9, 9, 9, 9, 0, 1, 2, 3, 4, 16 }, 16,
				new int[2]);
		BufferedImage image = read(PngEncoder.png(examples, 1, 1));
		assertThat(image.getColorModel().getNumComponents()).isOne();
		assertThat(image.getRaster().getSamples(0, 0, 3, 2, 0, (int[]) null)).containsExactly(0, 16, 32, 48, 64, 255);
	}

	@Test
	void rendersThreeChannelsAsRgb() throws IOException {
		Examples examples = new ByteExamples(new Shape(3, 1, 2), new byte[] { 1, 2, 3, 4, 5, -1 }, 255, new int[1]);
		BufferedImage image = read(PngEncoder.png(examples, 0, 1));
		assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0x010305);
		assertThat(image.getRGB(1, 0) & 0xFFFFFF).isEqualTo(0x0204FF);
	}

	@Test
	void scaleRepeatsPixels() throws IOException {
		Examples examples = new ByteExamples(new Shape(1, 1, 2), new byte[] { 0, 1 }, 1, new int[1]);
		BufferedImage image = read(PngEncoder.png(examples, 0, 2));
		assertThat(image.getWidth()).isEqualTo(4);
		assertThat(image.getRaster().getSamples(0, 0, 4, 2, 0, (int[]) null)).containsExactly(0, 0, 255, 255, 0, 0, 255,
				255);
	}

	private static BufferedImage read(byte[] png) throws IOException {
		return ImageIO.read(new ByteArrayInputStream(png));
	}

}
