package dev.tutti.dataset;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Identifies content by its SHA-256 (FIPS 180-4), in lower-case hexadecimal. */
final class Content {

	private Content() {
	}

	static String sha256(byte[] bytes) {
		return HexFormat.of().formatHex(digest().digest(bytes));
	}

	/**
	 * Of a whole dataset: for the training and then the test split its labels, a byte
	 * each, then its features as they are stored.
	 */
	static String sha256(Map<Split, ByteExamples> splits) {
		MessageDigest digest = digest();
		for (Split split : Split.values()) {
			ByteExamples examples = splits.get(split);
			if (examples != null) {
				for (int label : examples.labels()) {
					digest.update((byte) label);
				}
				digest.update(examples.pixels());
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
