package dev.tutti.dataset.format.unsupported;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Formats whose files begin with a number of their own. */
final class MagicNumbers {

	private static final String ARRAYS = "Save its arrays with numpy.savez as x_train, y_train, x_test and y_test, and send the NPZ.";

	private static final String PARQUET = "Write it as Parquet (Hugging Face: dataset.to_parquet; pandas: to_parquet) and send that.";

	private static final String TABLE = "Save the table as CSV.";

	private static final String UNPACK = "Unpack it and send the files, or pack them as zip or tar.gz.";

	private static final String FOLDERS = "Send a zip with a folder of PNG or JPEG images for each class.";

	private static final String VOLUMES = "Volumes are not read. Send slices as PNG in class folders, or vectors as NPY.";

	private static final List<Signature> SIGNATURES = List.of(
			text(0, "MATLAB 7.3 MAT-file", "a MATLAB file (.mat, version 7.3)", "Read it with h5py. " + ARRAYS),
			text(0, "MATLAB 5.0 MAT-file", "a MATLAB file (.mat)", "Read it with scipy.io.loadmat. " + ARRAYS),
			hex(0, "894844460d0a1a0a", "HDF5", "Read it with h5py. " + ARRAYS),
			hex(512, "894844460d0a1a0a", "HDF5", "Read it with h5py. " + ARRAYS),
			text(0, "ARROW1\0\0", "Arrow IPC (Feather)", PARQUET), text(0, "FEA1", "Feather", PARQUET),
			hex(0, "ffffffff", "an Arrow stream, as Hugging Face keeps its data sets", PARQUET),
			text(0, "ORC", "ORC", PARQUET), text(0, "Obj\1", "Avro", PARQUET),
			text(0, "SQLite format 3\0", "a SQLite database", TABLE),
			hex(0, "d0cf11e0a1b11ae1", "an Excel workbook (.xls)", TABLE), text(0, "RDX2\n", "R data (.RData)", TABLE),
			text(0, "RDX3\n", "R data (.RData)", TABLE), hex(0, "580a000000", "an R object (.rds)", TABLE),
			hex(0, "377abcaf271c", "a 7z archive", UNPACK), text(0, "Rar!\32\7", "a RAR archive", UNPACK),
			hex(0, "fd377a585a00", "compressed by xz", UNPACK), text(0, "BZh", "compressed by bzip2", UNPACK),
			hex(0, "28b52ffd", "compressed by zstd", UNPACK), hex(0, "04224d18", "compressed by LZ4", UNPACK),
			hex(0, "1f9d", "compressed by compress (.Z)", UNPACK),
			hex(0, "89504e470d0a1a0a", "an image alone", FOLDERS), hex(0, "ffd8ff", "an image alone", FOLDERS),
			text(0, "GIF8", "a GIF image", FOLDERS), text(8, "WEBP", "a WebP image", FOLDERS),
			hex(0, "49492a00", "a TIFF image", FOLDERS), hex(0, "4d4d002a", "a TIFF image", FOLDERS),
			text(128, "DICM", "a DICOM image", VOLUMES), text(344, "n+1\0", "a NIfTI volume", VOLUMES),
			text(344, "ni1\0", "a NIfTI volume", VOLUMES),
			text(0, "%PDF-", "a PDF document", "Send the data that it describes."));

	private MagicNumbers() {
	}

	static Optional<UnsupportedFormat> find(String name, byte[] start) {
		Optional<UnsupportedFormat> found = SIGNATURES.stream()
			.filter((each) -> each.isOf(start))
			.map(Signature::format)
			.findFirst();
		return found.or(() -> name.toLowerCase(Locale.ROOT).endsWith(".mat")
				? Optional.of(new UnsupportedFormat("a MATLAB file (.mat)", "Read it with scipy.io.loadmat. " + ARRAYS))
				: Optional.empty());
	}

	private static Signature text(int offset, String magic, String title, String remedy) {
		return new Signature(offset, magic.getBytes(StandardCharsets.ISO_8859_1), new UnsupportedFormat(title, remedy));
	}

	private static Signature hex(int offset, String magic, String title, String remedy) {
		return new Signature(offset, HexFormat.of().parseHex(magic), new UnsupportedFormat(title, remedy));
	}

	/** The bytes of a format at a place. */
	private record Signature(int offset, byte[] magic, UnsupportedFormat format) {

		boolean isOf(byte[] start) {
			int end = this.offset + this.magic.length;
			return end <= start.length && Arrays.equals(start, this.offset, end, this.magic, 0, this.magic.length);
		}

	}

}
