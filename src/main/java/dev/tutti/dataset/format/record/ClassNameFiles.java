package dev.tutti.dataset.format.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.tutti.dataset.upload.Understood.PassedOver;
import dev.tutti.dataset.upload.UploadedFile;

/** Files beside records: some name the classes, a line each; others are passed over. */
final class ClassNameFiles {

	private static final List<String> NAMES = List.of("batches.meta.txt", "fine_label_names.txt",
			"coarse_label_names.txt", "class_names.txt");

	private static final int LONGEST = 1 << 16;

	private final Map<String, List<String>> classes = new TreeMap<>();

	private final List<PassedOver> passedOver = new ArrayList<>();

	static ClassNameFiles of(List<UploadedFile> files) throws IOException {
		ClassNameFiles names = new ClassNameFiles();
		for (UploadedFile file : files) {
			String lower = file.name().toLowerCase(Locale.ROOT);
			String name = lower.substring(lower.lastIndexOf('/') + 1);
			if (NAMES.contains(name)) {
				names.classes.put(name, lines(file));
			}
			else {
				names.passedOver.add(new PassedOver(file.name(), "not a file of records"));
			}
		}
		return names;
	}

	/** The class names in a file, if there is one of that name. */
	Optional<List<String>> find(String name) {
		return Optional.ofNullable(this.classes.get(name));
	}

	List<PassedOver> passedOver() {
		return this.passedOver;
	}

	private static List<String> lines(UploadedFile file) throws IOException {
		try (InputStream in = file.open()) {
			return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).lines()
				.map(String::strip)
				.filter((line) -> !line.isEmpty())
				.toList();
		}
	}

}
