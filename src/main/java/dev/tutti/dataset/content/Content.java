package dev.tutti.dataset.content;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import org.jspecify.annotations.Nullable;

/**
 * Identifies content by its SHA-256 (FIPS 180-4), in lower-case hexadecimal.
 * <p>
 * A dataset's hash covers its class names, one per line, then for each split, in the
 * order of splits: a line such as {@code train 1437 1x8x8 u1/16} (split, examples, shape,
 * type and the value that is read as 1; then {@code unlabelled} where there are no
 * labels), the labels as little-endian ints, the keys where they are not the positions (a
 * line {@code keys}, then the length of each as a little-endian int, and its UTF-8), and
 * the stored features.
 */
public final class Content {

	private final MessageDigest digest = newDigest();

	public Content(List<String> classes) {
		classes.forEach(this::line);
	}

	public static String sha256(byte[] bytes) {
		return HexFormat.of().formatHex(newDigest().digest(bytes));
	}

	/** Of examples whose keys are their positions. */
	public static String sha256(List<String> classes, Map<Split, ? extends StoredExamples> splits) {
		Map<Split, Keys> keys = new TreeMap<>();
		splits.forEach((split, examples) -> keys.put(split, Keys.positions(examples.size())));
		return sha256(classes, splits, keys);
	}

	public static String sha256(List<String> classes, Map<Split, ? extends StoredExamples> splits,
			Map<Split, Keys> keys) {
		Content content = new Content(classes);
		splits.keySet().stream().sorted().forEach((split) -> {
			StoredExamples examples = Objects.requireNonNull(splits.get(split));
			content.split(split, examples.shape(), examples.type(), examples.size(),
					examples.hasLabels() ? examples.labels() : null);
			content.keys(Objects.requireNonNull(keys.get(split)));
			examples.features(content::features);
		});
		return content.sha256();
	}

	/**
	 * Starts a split; its keys and features follow.
	 * @param type of the features, with the value that is read as 1
	 * @param labels one an example; {@code null} where there are none
	 */
	public void split(Split split, Shape shape, String type, int examples, int @Nullable [] labels) {
		line("%s %d %dx%dx%d %s%s".formatted(split.name(), examples, shape.channels(), shape.height(), shape.width(),
				type, (labels != null) ? "" : " unlabelled"));
		if (labels == null) {
			return;
		}
		ByteBuffer bytes = ByteBuffer.allocate(labels.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asIntBuffer().put(labels);
		this.digest.update(bytes);
	}

	/** Adds keys; nothing where they are the positions. */
	public void keys(Keys keys) {
		if (!keys.arePositions()) {
			line("keys");
			for (int index = 0; index < keys.size(); index++) {
				byte[] key = keys.get(index).getBytes(StandardCharsets.UTF_8);
				this.digest
					.update(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(0, key.length));
				this.digest.update(key);
			}
		}
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

	static MessageDigest newDigest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform supports SHA-256", ex);
		}
	}

}
