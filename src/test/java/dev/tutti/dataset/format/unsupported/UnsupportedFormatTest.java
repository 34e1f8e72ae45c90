package dev.tutti.dataset.format.unsupported;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UnsupportedFormatTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { //
			"labels.pt | \\x80\\x02\\x8a\\x0al\\xfc\\x9cF\\xf9 j\\xa8P\\x19.\\x80\\x02M | torch.save",
			"x.pkl | \\x80\\x04\\x95\\x0f\\x00\\x00 | pickle", "x.pkl | (dp0\\x0aVa\\x0ap1 | pickle",
			"x.pkl | cnumpy.core.multiarray\\x0a_reconstruct\\x0a | pickle", "x.pkl | }q\\x00( | pickle",
			"train | \\x80\\x02}q\\x01(U\\x09filenamesq\\x02]q\\x03(U\\x15bos_taurus_s_000507.pngq\\x04 | binary version",
			"cifar-10-batches-py/data_batch_1 | \\x80\\x02}q\\x01(U\\x0bbatch_labelq\\x02 | binary version",
			"train | \\x80\\x02}q\\x01(U\\x0dcoarse_labels | binary version",
			"train_32x32.mat | MATLAB 5.0 MAT-file, Platform: GLNXA64 | MATLAB",
			"x.mat | MATLAB 7.3 MAT-file, Platform | h5py", "old.mat | \\x00\\x00\\x00\\x00 | MATLAB",
			"x.h5 | \\x89HDF\\x0d\\x0a\\x1a\\x0a | HDF5",
			"m.safetensors | \\x40\\x00\\x00\\x00\\x00\\x00\\x00\\x00{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | safetensors",
			"x.arrow | ARROW1\\x00\\x00 | Arrow", "data-00000-of-00001.arrow | \\xff\\xff\\xff\\xff\\x10 | to_parquet",
			"x.7z | 7z\\xbc\\xaf\\x27\\x1c | 7z", "x.rar | Rar!\\x1a\\x07\\x00 | RAR", "x.tar.xz | \\xfd7zXZ\\x00 | xz",
			"x.tar.bz2 | BZh91AY | bzip2", "x.tar.zst | \\x28\\xb5\\x2f\\xfd | zstd",
			"x.xls | \\xd0\\xcf\\x11\\xe0\\xa1\\xb1\\x1a\\xe1 | Excel",
			"dynamics_epoch_0.jsonl | {\"guid\": 5, \"logits_epoch_0\": [1.5, 2], \"gold\": 1} | cartography",
			"x.jsonl | {\"a\": 1} | JSON", "x.json | [{\"a\": 1}] | JSON",
			"train.parquet | version https://git-lfs.github.com/spec/v1\\x0aoid sha256:1 | git lfs pull",
			"train.csv | <!DOCTYPE html><html> | download it again", "iris.arff | % Iris\\x0a@RELATION iris | ARFF",
			"a1a | -1 3:1 11:0.5\\x0a+1 5:1\\x0a | LIBSVM", "cat.png | \\x89PNG\\x0d\\x0a\\x1a\\x0a | folder",
			"x.webp | RIFF1234WEBP | WebP" })
	void saysWhatAFileIsAndWhatToSendInstead(String name, String start, String said) {
		assertThat(UnsupportedFormat.find(name, bytes(start)).orElseThrow().refusal(name))
			.hasMessageStartingWith(name + " is ")
			.hasMessageContaining(said);
	}

	@Test
	void knowsTfRecordsByTheChecksumOfTheirFirstLength() {
		ByteBuffer record = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN).putLong(84);
		CRC32C checksum = new CRC32C();
		checksum.update(record.array(), 0, 8);
		int crc = (int) checksum.getValue();
		record.putInt((crc >>> 15 | crc << 17) + 0xa282ead8);
		assertThat(UnsupportedFormat.find("train.tfrecord", record.array()).orElseThrow().title())
			.isEqualTo("a TFRecord file");
	}

	@ParameterizedTest
	@CsvSource({ "labels/data.pkl|labels/data/0|labels/version, torch.save",
			"[Content_Types].xml|xl/workbook.xml|xl/worksheets/sheet1.xml, Excel",
			"mimetype|content.xml|META-INF/manifest.xml, OpenDocument",
			"[Content_Types].xml|word/document.xml, Office document" })
	void knowsZipsByTheirEntries(String entries, String said) {
		assertThat(UnsupportedFormat.findZip(List.of(entries.split("\\|"))).orElseThrow().title()).contains(said);
	}

	@ParameterizedTest
	@CsvSource({ "cat/0.png|dog/1.png", "train.csv|test.csv", "x_train.npy|y_train.npy" })
	void takesNoZipOfDataForAnother(String entries) {
		assertThat(UnsupportedFormat.findZip(List.of(entries.split("\\|")))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "a,b,label", "1,2,3", "5.1 3.5 1.4 0.2 setosa", "crimson,1", "1 2 3",
			"\\x00\\x00\\x08\\x03\\x00", "PAR1\\x15", "\\x93NUMPY\\x01\\x00", "category;x;y" })
	void takesNoTableOrArrayForAnother(String start) {
		assertThat(UnsupportedFormat.find("train", bytes(start))).isEmpty();
	}

	@Test
	void takesNoRecordsOfPixelsForAnother() {
		byte[] records = new byte[UnsupportedFormat.START];
		Arrays.fill(records, (byte) 200);
		for (int label = 0; label < 10; label++) {
			records[0] = (byte) label;
			assertThat(UnsupportedFormat.find("data_batch_1.bin", records)).isEmpty();
		}
	}

	private static byte[] bytes(String escaped) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < escaped.length(); i++) {
			if (escaped.startsWith("\\x", i)) {
				text.append((char) Integer.parseInt(escaped.substring(i + 2, i + 4), 16));
				i += 3;
			}
			else {
				text.append(escaped.charAt(i));
			}
		}
		return text.toString().getBytes(StandardCharsets.ISO_8859_1);
	}

}
