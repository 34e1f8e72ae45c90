package dev.tutti.history.codec;

import com.github.luben.zstd.ZstdException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CompressionTest {

	@Test
	void widthIsByteCountOfLargestNumber() {
		assertThat(Compression.width(0)).isEqualTo(1);
		assertThat(Compression.width(255)).isEqualTo(1);
		assertThat(Compression.width(256)).isEqualTo(2);
		assertThat(Compression.width(65_535)).isEqualTo(2);
		assertThat(Compression.width(65_536)).isEqualTo(3);
		assertThat(Compression.width(Integer.MAX_VALUE)).isEqualTo(4);
	}

	@Test
	void unpacksPackedNumbersDoublesAndBits() {
		int[] numbers = { 0, 1, 255, 256, 65_535, 65_536, Integer.MAX_VALUE };
		assertThat(Compression.unpackNumbers(Compression.packNumbers(numbers, 7, 4), 7, 4)).isEqualTo(numbers);
		assertThat(Compression.unpackNumbers(Compression.packNumbers(numbers, 3, 1), 3, 1)).containsExactly(0, 1, 255);
		assertThat(Compression.unpackNumbers(Compression.packNumbers(numbers, 0, 1), 0, 1)).isEmpty();
		double[] doubles = { 0, -0.0, 1.5, Math.PI, Double.NaN, Double.MIN_VALUE, Double.NEGATIVE_INFINITY };
		assertThat(Compression.unpackDoubles(Compression.packDoubles(doubles), 7)).isEqualTo(doubles);
		long[] bits = { 1, Long.MIN_VALUE, -1 };
		assertThat(Compression.unpackBits(Compression.packBits(bits), 3)).isEqualTo(bits);
	}

	@Test
	void rejectsDamagedBytes() {
		byte[] packed = Compression.packBits(new long[] { 1, 2, 3 });
		assertThatIllegalStateException().isThrownBy(() -> Compression.unpackBits(packed, 4))
			.withMessageContaining("24 bytes where 32 are expected");
		packed[0]++;
		assertThatExceptionOfType(ZstdException.class).isThrownBy(() -> Compression.unpackBits(packed, 3));
	}

}
