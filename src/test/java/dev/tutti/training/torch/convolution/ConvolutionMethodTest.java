package dev.tutti.training.torch.convolution;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConvolutionMethodTest {

	private static ConvolutionMethod choose(boolean first, int channels, int side, int kernel, int pool) {
		return ConvolutionMethod.choose(new ConvolutionShape(channels, side, side, kernel, 16, pool), first, false);
	}

	@Test
	void stacksMembersOnWideBackends() {
		ConvolutionShape shape = new ConvolutionShape(1, 8, 8, 3, 16, 2);
		assertThat(ConvolutionMethod.choose(shape, true, true)).isEqualTo(ConvolutionMethod.STACKED);
		assertThat(ConvolutionMethod.choose(shape, false, true)).isEqualTo(ConvolutionMethod.STACKED);
	}

	@Test
	void shiftsImagesOfFewChannelsInTheFirstLayerAlone() {
		assertThat(choose(true, 4, 8, 5, 1)).isEqualTo(ConvolutionMethod.NARROW);
		assertThat(choose(false, 4, 8, 5, 1)).isEqualTo(ConvolutionMethod.DIRECT);
		assertThat(choose(true, 5, 8, 3, 1)).isEqualTo(ConvolutionMethod.DIRECT);
	}

	@Test
	void transformsWindowsOfThreeByThreeWithEnoughChannels() {
		assertThat(choose(false, 8, 8, 3, 2)).isEqualTo(ConvolutionMethod.WINOGRAD);
		assertThat(choose(false, 8, 8, 3, 1)).isEqualTo(ConvolutionMethod.WINOGRAD);
		assertThat(choose(false, 8, 4, 3, 3)).isEqualTo(ConvolutionMethod.TILE);
		assertThat(choose(false, 7, 4, 3, 1)).isEqualTo(ConvolutionMethod.DIRECT);
		assertThat(choose(false, 8, 8, 3, 3)).isEqualTo(ConvolutionMethod.DIRECT);
		assertThat(choose(false, 8, 8, 2, 2)).isEqualTo(ConvolutionMethod.DIRECT);
	}

}
