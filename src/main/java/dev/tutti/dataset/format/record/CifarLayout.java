package dev.tutti.dataset.format.record;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.format.unsupported.UnsupportedFormat;

/** The records of CIFAR-10 and of CIFAR-100, and how to tell them. */
enum CifarLayout {

	/** A label and an image. */
	CIFAR_10("cifar-10", 1, List.of(10), List.of("data_batch", "test_batch")),

	/** A coarse label, a fine one, and an image. */
	CIFAR_100("cifar-100", 2, List.of(20, 100), List.of());

	static final Shape SHAPE = new Shape(3, 32, 32);

	private final String title;

	private final int labelBytes;

	/** How many classes each of the labels tells apart. */
	private final List<Integer> classes;

	/** How its files' names begin, where no others do. */
	private final List<String> names;

	CifarLayout(String title, int labelBytes, List<Integer> classes, List<String> names) {
		this.title = title;
		this.labelBytes = labelBytes;
		this.classes = classes;
		this.names = names;
	}

	String title() {
		return this.title;
	}

	/** Bytes before the pixels. */
	int labelBytes() {
		return this.labelBytes;
	}

	int recordLength() {
		return this.labelBytes + SHAPE.size();
	}

	/**
	 * The layout that files have: by their lengths or, where both fit, by the labels that
	 * there would be, then by their names.
	 * @throws MalformedFileException if neither fits
	 */
	static CifarLayout of(List<RecordFile> files) throws IOException {
		List<CifarLayout> fitting = Arrays.stream(values())
			.filter((layout) -> files.stream().allMatch((file) -> file.fits(layout.recordLength())))
			.toList();
		if (fitting.isEmpty()) {
			throw neitherFits(files);
		}
		if (fitting.size() == 1) {
			return fitting.get(0);
		}
		boolean[] labels = { CIFAR_10.hasLabels(files), CIFAR_100.hasLabels(files) };
		if (labels[0] != labels[1]) {
			return (labels[0]) ? CIFAR_10 : CIFAR_100;
		}
		if (files.stream().anyMatch((file) -> CIFAR_10.names.stream().anyMatch(file.baseName()::startsWith))) {
			return CIFAR_10;
		}
		throw new InvalidDatasetException(
				"The files' lengths are those of CIFAR-10's records (%d bytes) and of CIFAR-100's (%d). Call CIFAR-10's data_batch_1.bin and test_batch.bin, or send NPY files."
					.formatted(CIFAR_10.recordLength(), CIFAR_100.recordLength()));
	}

	/** Whether every label would be one. */
	private boolean hasLabels(List<RecordFile> files) throws IOException {
		boolean[] all = { true };
		for (RecordFile file : files) {
			file.forEach(recordLength(), (index, record) -> {
				for (int i = 0; i < this.labelBytes; i++) {
					all[0] &= (record[i] & 0xFF) < this.classes.get(i);
				}
			});
		}
		return all[0];
	}

	private static MalformedFileException neitherFits(List<RecordFile> files) throws IOException {
		for (CifarLayout layout : values()) {
			if (files.stream().anyMatch((file) -> file.length() > 0 && file.fits(layout.recordLength()))) {
				files.forEach((file) -> file.count(layout.recordLength()));
			}
		}
		RecordFile first = files.get(0);
		Optional<UnsupportedFormat> unsupported = UnsupportedFormat.find(first.file().name(),
				first.file().start(UnsupportedFormat.START));
		if (unsupported.isPresent()) {
			return unsupported.get().refusal(first.file().name());
		}
		return new MalformedFileException(
				"%s has %d bytes, which are no whole records of CIFAR-10 (%d bytes each) or CIFAR-100 (%d). It is truncated, or of another format: send NPY or IDX files."
					.formatted(first.file().name(), first.length(), CIFAR_10.recordLength(), CIFAR_100.recordLength()));
	}

}
