package dev.tutti.dataset.content;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;

/**
 * Identifies content by its SHA-256 (FIPS 180-4), in lower-case hexadecimal.
 * <p>
 * A dataset's hash covers its class names, one per line, then for each split, train
 * first: a line such as {@code train 1437 1x8x8 u1/16} (split, examples, shape, type and
 * the value that is read as 1), the labels as little-endian ints, and the stored
 * features.
 */
public final class Content {

	private final MessageDigest digest = newDigest();

	public Content(List<String> classes) {
		classes.forEach(this::line);
	}

	public static String sha256(byte[] bytes) {
		return HexFormat.of().formatHex(newDigest().digest(bytes));
	}

	public static String sha256(List<String> classes, Map<Split, ? extends StoredExamples> splits) {
		Content content = new Content(classes);
		for (Split split : Split.values()) {
			StoredExamples examples = splits.get(split);
			if (examples != null) {
				content.split(split, examples.shape(), examples.type(), examples.labels());
				examples.features(content::features);
			}
		}
		return content.sha256();
	}

	/**
	 * Starts a split; its features follow.
	 * @param type of the features, with the value that is read as 1
	 */
	public void split(Split split, Shape shape, String type, int[] labels) {
		line("%s %d %dx%dx%d %s".formatted(split.label(), labels.length, shape.channels(), shape.height(),
				shape.width(), type));
		ByteBuffer bytes = ByteBuffer.allocate(labels.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asIntBuffer().put(labels);
		this.digest.update(bytes);
	}

	/** Adds stored features; may be called repeatedly. */
	public void features(ByteBuffer bytes) {
		this.digest.update(bytes);
	}

	public String sha256() {
		return HexFormat.of().formatHex(this.digest.digest());
	}

	private void line(String text) {
		this.digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
	}

	private static MessageDigest newDigest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform supports SHA-256", ex);
		}
	}

}
