package dev.tutti.dataset.format.webdataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.tutti.dataset.DatasetTooLargeException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.TextKeys;
import dev.tutti.dataset.format.archive.TarReader;
import dev.tutti.dataset.image.ImageFileReader;
import dev.tutti.dataset.image.ImageShapes;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.Understood.PassedOver;
import dev.tutti.dataset.upload.UploadedFile;
import org.jspecify.annotations.Nullable;

/** The keys and labels of a split's shards. Images are looked at, and not decoded. */
final class ShardIndex {

	private static final int LONGEST_LABEL = 20;

	private final ImageFileReader images;

	private final ImageShapes shapes;

	private final Set<String> keys = new HashSet<>();

	private final TextKeys.Builder inOrder = TextKeys.builder();

	private final List<PassedOver> passedOver = new ArrayList<>();

	private int[] labels = new int[1024];

	private int labelled;

	/** The first example with a label, and the first without. */
	private @Nullable String with;

	private @Nullable String without;

	/** The key of the present example. */
	private @Nullable String key;

	private @Nullable String image;

	private int label;

	ShardIndex(ImageFileReader images, ImageShapes shapes) {
		this.images = images;
		this.shapes = shapes;
	}

	/** Adds the examples of a shard, which begins and ends with whole ones. */
	void add(UploadedFile shard) throws IOException {
		try (TarReader tar = new TarReader(shard)) {
			for (String path = tar.next(); path != null; path = tar.next()) {
				Member member = Member.find(path);
				if (member == null) {
					this.passedOver.add(new PassedOver(path, "no part of an example"));
					continue;
				}
				if (!member.key().equals(this.key)) {
					end(shard);
					begin(shard, member.key());
				}
				add(shard, member, tar);
			}
		}
		end(shard);
	}

	Keys keys() {
		return this.inOrder.build();
	}

	/** One per example; {@code null} if none has one. */
	int @Nullable [] labels() {
		if (this.with != null && this.without != null) {
			throw new InvalidDatasetException(
					"%s has a label, %s has none: all examples of a split have a .cls file, or none has."
						.formatted(this.with, this.without));
		}
		return (this.with != null) ? Arrays.copyOf(this.labels, this.labelled) : null;
	}

	List<PassedOver> passedOver() {
		return this.passedOver;
	}

	private void begin(UploadedFile shard, String key) {
		if (!this.keys.add(key)) {
			throw new InvalidDatasetException(
					"%s has the key %s, which was there before. The files of an example must stand together, and keys are unique within a split."
						.formatted(shard.name(), key));
		}
		this.key = key;
		this.image = null;
		this.label = -1;
	}

	private void add(UploadedFile shard, Member member, TarReader tar) throws IOException {
		if (member.isClass()) {
			this.label = label(shard, member, tar);
		}
		else if (member.isImage()) {
			if (this.image != null) {
				throw new InvalidDatasetException("%s has two images of one example, %s and %s; one is read."
					.formatted(shard.name(), this.image, member.path()));
			}
			this.image = member.path();
			String name = shard.name() + ": " + member.path();
			this.shapes.add(name, this.images.shape(name, tar.content(ImageFileReader.MOST_BYTES)));
		}
		else {
			this.passedOver.add(new PassedOver(member.path(), "neither an image nor a class"));
		}
	}

	private void end(UploadedFile shard) {
		String key = this.key;
		this.key = null;
		if (key == null || (this.image == null && this.label < 0)) {
			return;
		}
		if (this.image == null) {
			throw new InvalidDatasetException(
					"%s has the class of %s, but no image of it: a .png or .jpg.".formatted(shard.name(), key));
		}
		if (this.inOrder.size() == ParsedDataset.MOST_EXAMPLES) {
			throw DatasetTooLargeException.ofFixedLimit(
					"%s: there are more than %d examples.".formatted(shard.name(), ParsedDataset.MOST_EXAMPLES));
		}
		this.inOrder.add(key);
		if (this.label < 0) {
			this.without = Objects.requireNonNullElse(this.without, shard.name() + ": " + key);
			return;
		}
		this.with = Objects.requireNonNullElse(this.with, shard.name() + ": " + key);
		if (this.labelled == this.labels.length) {
			this.labels = Arrays.copyOf(this.labels, 2 * this.labelled);
		}
		this.labels[this.labelled++] = this.label;
	}

	private static int label(UploadedFile shard, Member member, TarReader tar) throws IOException {
		String text = new String(tar.content(LONGEST_LABEL), StandardCharsets.UTF_8).strip();
		if (!text.matches("\\d{1,5}") || Integer.parseInt(text) >= ParsedDataset.MOST_CLASSES) {
			throw new InvalidDatasetException("%s: %s holds '%s'; the number of a class from 0 to %d is expected."
				.formatted(shard.name(), member.path(), text, ParsedDataset.MOST_CLASSES - 1));
		}
		return Integer.parseInt(text);
	}

}
