package dev.tutti.dataset.format.unsupported;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** Serialized objects and tensors, told by their structure. */
final class SerializedFormats {

	static final UnsupportedFormat TORCH = new UnsupportedFormat("a file of torch.save (PyTorch)",
			"It holds pickled Python objects, which are not read. Save each tensor with numpy.save('x_train.npy', x.numpy()), and so y_train, x_test and y_test.");

	static final UnsupportedFormat PICKLE = new UnsupportedFormat("a Python pickle",
			"Pickles can run code and are not read. Save the arrays with numpy.savez as x_train, y_train, x_test and y_test, or the table as CSV or Parquet.");

	private static final UnsupportedFormat CIFAR = new UnsupportedFormat("a pickle of CIFAR's Python version",
			"Take the binary version: cifar-10-binary.tar.gz or cifar-100-binary.tar.gz.");

	private static final UnsupportedFormat SAFETENSORS = new UnsupportedFormat("a safetensors file",
			"Save its tensors with numpy.savez as x_train, y_train, x_test and y_test, and send the NPZ.");

	private static final UnsupportedFormat TFRECORD = new UnsupportedFormat("a TFRecord file",
			"Its features have no fixed meaning. Write images into class folders and send the zip, or arrays as NPZ.");

	/** How files of torch.save began before they were zips: a number, pickled. */
	private static final String OLD_TORCH = "\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019";

	/** Protocols 2 to 5; or 0 and 1, which begin with a container or a global name. */
	private static final Pattern PICKLES = Pattern
		.compile("(?s)(\u0080[\u0002-\u0005][^\0]|\\([dl]p\\d|[\\]}]q|c[\\w.]+\n\\w+\n).*");

	private static final Pattern CIFAR_NAME = Pattern.compile(".*(cifar|data_batch|test_batch|batches\\.meta).*");

	private static final Pattern CIFAR_KEYS = Pattern
		.compile("(?s).*(batch_label|coarse_label|fine_label|label_names|_s_\\d{6}\\.png).*");

	/** TensorFlow's masking of checksums. */
	private static final int MASK = 0xa282ead8;

	private static final int TFRECORD_HEADER = 12;

	private SerializedFormats() {
	}

	static Optional<UnsupportedFormat> find(String name, byte[] start) {
		String text = new String(start, StandardCharsets.ISO_8859_1);
		if (text.startsWith(OLD_TORCH)) {
			return Optional.of(TORCH);
		}
		if (PICKLES.matcher(text).matches()) {
			boolean cifar = CIFAR_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches()
					|| CIFAR_KEYS.matcher(text).matches();
			return Optional.of(cifar ? CIFAR : PICKLE);
		}
		if (isSafetensors(text, start)) {
			return Optional.of(SAFETENSORS);
		}
		return isTfRecord(start) ? Optional.of(TFRECORD) : Optional.empty();
	}

	private static boolean isSafetensors(String text, byte[] start) {
		return start.length > Long.BYTES && text.startsWith("{\"", Long.BYTES)
				&& ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong() > 0
				&& (text.contains("\"data_offsets\"") || text.contains("\"__metadata__\""));
	}

	/** Whether a length and its checksum come first. */
	private static boolean isTfRecord(byte[] start) {
		if (start.length < TFRECORD_HEADER) {
			return false;
		}
		CRC32C checksum = new CRC32C();
		checksum.update(start, 0, Long.BYTES);
		int masked = Integer.rotateRight((int) checksum.getValue(), 15) + MASK;
		return ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt(Long.BYTES) == masked;
	}

}
