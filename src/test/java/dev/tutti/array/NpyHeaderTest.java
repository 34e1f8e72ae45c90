package dev.tutti.array;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NpyHeaderTest {

	@ParameterizedTest
	@ValueSource(strings = { "{'descr':'<f4','fortran_order':True,'shape':(20,4),} ",
			"{'descr': '<f4', 'fortran_order': True, 'shape': (20L, 4L), }\n",
			"{ 'shape' : ( 20 , 4 ) ,\t'fortran_order' : True , 'descr' : '<f4' }",
			"{\"descr\": \"<f4\", \"fortran_order\": True, \"shape\": (20, 4)}",
			"{u'descr': u'<f4', u'fortran_order': True, u'shape': (20, 4)}" })
	void readsHeaderHoweverItIsWritten(String header) throws IOException {
		NpyHeader read = read(1, header);
		assertThat(read.type()).isEqualTo(new NumberType('f', 4, ByteOrder.LITTLE_ENDIAN));
		assertThat(read.fortranOrder()).isTrue();
		assertThat(read.shape()).containsExactly(20, 4);
		assertThat(read.length()).isEqualTo(10 + header.length());
	}

	@Test
	void readsEveryVersion() throws IOException {
		String header = "{'descr': '>i2', 'fortran_order': False, 'shape': (3,), }";
		for (int version = 1; version <= 3; version++) {
			NpyHeader read = read(version, header);
			assertThat(read.shape()).containsExactly(3);
			assertThat(read.type().order()).isEqualTo(ByteOrder.BIG_ENDIAN);
			assertThat(read.length()).isEqualTo(header.length() + ((version == 1) ? 10 : 12));
		}
	}

	@Test
	void takesFortranOrderOfOneDimensionForCOrder() throws IOException {
		assertThat(read(1, "{'descr': '<f4', 'fortran_order': True, 'shape': (3, 1), }").fortranOrder()).isFalse();
		assertThat(read(1, "{'descr': '<f4', 'fortran_order': True, 'shape': (), }").shape()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "'<c16';complex numbers", "'|O';never loaded", "'<U5';text", "'|S3';text", "'<M8[ns]';dates",
					"'|V2';bfloat16 from JAX", "'<?2';bfloat16 as ND4J writes it", "'<f16';long doubles",
					"'<q9';not a type", "[('x', '<f4'), ('y', '<f4', (2,))];several fields", "7;several fields" })
	void refusesTypeByItsName(String descr, String detail) {
		assertMalformed(detail, "{'descr': " + descr + ", 'fortran_order': False, 'shape': (3,), }");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "|no Python dictionary", "{'descr'|no Python dictionary", "{'descr': '<f4}|no Python dictionary",
					"(1, 2)|no Python dictionary", "{} x|no Python dictionary", "{}|without a type",
					"{'descr': <f4, 'shape': (3,)}|no Python dictionary",
					"{'descr': '<f4', 'fortran_order': False}|without a shape",
					"{'descr': '<f4', 'fortran_order': False, 'shape': 3}|without a shape",
					"{'descr': '<f4', 'fortran_order': False, 'shape': (3, 'a')}|invalid shape",
					"{'descr': '<f4', 'fortran_order': False, 'shape': (-3,)}|no Python dictionary",
					"{'descr': '<f4', 'fortran_order': False, 'shape': (3.5,)}|no Python dictionary",
					"{'descr': '<f4', 'fortran_order': 1, 'shape': (3,)}|does not say its fortran_order",
					"{'descr': '<f4', 'shape': (3,)}|does not say its fortran_order" })
	void refusesHeaderThatIsNone(String header, String detail) {
		assertMalformed(detail, (header != null) ? header : "");
	}

	@Test
	void refusesNestingWithoutEnd() {
		assertMalformed("no Python dictionary", "{'descr': " + "[".repeat(60_000));
	}

	private static void assertMalformed(String detail, String header) {
		assertThatExceptionOfType(MalformedFileException.class).isThrownBy(() -> read(1, header))
			.withMessageContaining(detail);
	}

	private static NpyHeader read(int version, String header) throws IOException {
		return NpyHeader.read("array", new ByteArrayInputStream(npy(version, header)));
	}

	private static byte[] npy(int version, String header) {
		ByteBuffer bytes = ByteBuffer.allocate(12 + header.length()).order(ByteOrder.LITTLE_ENDIAN);
		bytes.put(new byte[] { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0 });
		if (version == 1) {
			bytes.putShort((short) header.length());
		}
		else {
			bytes.putInt(header.length());
		}
		bytes.put(header.getBytes(StandardCharsets.UTF_8));
		byte[] whole = new byte[bytes.position()];
		bytes.flip().get(whole);
		return whole;
	}

}
