package dev.tutti.array;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

public class FortranOrderTest {

	@TempDir
	Path folder;

	@Test
	void readsFileWrittenByNumPy() throws IOException {
		byte[] file = NpyArrayTest.resource("fortran.npy");
		assertThat(NpyArray.openInAnyOrder("array", new ByteArrayInputStream(file)).isFortranOrder()).isTrue();
		NpyArray array = rewrite(file);
		int size = IntStream.of(array.shape()).reduce(1, Math::multiplyExact);
		assertThat(array.readInts(size)).containsExactly(IntStream.range(0, size).toArray());
	}

	@Test
	void putsFourDimensionsInCOrder() throws IOException {
		int[] shape = { 5, 2, 3, 4 };
		byte[] values = new byte[120];
		for (int i = 0; i < 120; i++) {
			int[] index = { i / 24, i / 12 % 2, i / 4 % 3, i % 4 };
			values[index[0] + 5 * (index[1] + 2 * (index[2] + 3 * index[3]))] = (byte) i;
		}
		assertThat(rewrite(fortran("|u1", values, shape)).readInts(120))
			.containsExactly(IntStream.range(0, 120).toArray());
	}

	@Test
	void keepsTypeAndByteOrder() throws IOException {
		byte[] values = { 0, 1, 0, 2, 0, 3, 1, 4 };
		assertThat(rewrite(fortran(">i2", values, 2, 2)).readInts(4)).containsExactly(1, 3, 2, 260);
	}

	@Test
	void rejectsMoreOrFewerValues() {
		assertMalformed("is truncated: its header declares 6 values, it has 5", fortran("|u1", new byte[5], 2, 3));
		assertMalformed("is too long: its header declares 6 values, it has 7", fortran("|u1", new byte[7], 2, 3));
		assertMalformed("is truncated", fortran("<f4", new byte[23], 2, 3));
	}

	private void assertMalformed(String detail, byte[] file) {
		assertThatExceptionOfType(MalformedFileException.class).isThrownBy(() -> rewrite(file))
			.withMessageContaining(detail);
	}

	private NpyArray rewrite(byte[] file) throws IOException {
		Path from = Files.createTempFile(this.folder, "from", ".npy");
		Files.write(from, file);
		Path to = from.resolveSibling(from.getFileName() + ".to");
		FortranOrder.rewrite("array", from, to);
		return NpyArray.open("array", new ByteArrayInputStream(Files.readAllBytes(to)));
	}

	/** An array whose values are in Fortran order. */
	public static byte[] fortran(String type, byte[] values, int... shape) {
		byte[] array = NpyArrayTest.array(type, values, shape);
		String text = new String(array, StandardCharsets.ISO_8859_1);
		byte[] marked = text.replace("'fortran_order': False", "'fortran_order': True ")
			.getBytes(StandardCharsets.ISO_8859_1);
		return Arrays.copyOf(marked, array.length);
	}

}
