package dev.tutti.dataset.format.unsupported;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Texts that are no table. */
final class TextFormats {

	private static final UnsupportedFormat LFS = new UnsupportedFormat("a pointer of Git LFS, not the data",
			"Run git lfs pull where the repository was cloned, and send the file that is there then.");

	private static final UnsupportedFormat HTML = new UnsupportedFormat("a web page, not data",
			"The address that it was downloaded from answered with a page: download it again.");

	private static final UnsupportedFormat CARTOGRAPHY = new UnsupportedFormat(
			"training dynamics of dataset cartography, results rather than a dataset",
			"Upload the dataset that they belong to, create an external ensemble of it and send the logits as histories.");

	private static final UnsupportedFormat JSON = new UnsupportedFormat("JSON", "Save the table as CSV or Parquet.");

	private static final UnsupportedFormat ARFF = new UnsupportedFormat("Weka's ARFF",
			"Save the table as CSV, the class in a column named label.");

	private static final UnsupportedFormat LIBSVM = new UnsupportedFormat("LIBSVM's sparse text",
			"Save the table as CSV, or arrays as NPZ, with sklearn.datasets.load_svmlight_file.");

	private static final Pattern DYNAMICS = Pattern.compile("(?s).*\"(logits_epoch_\\d+|gold)\".*");

	private static final Pattern OBJECTS = Pattern.compile("(?s)(\\{\\s*[\"}]|\\[\\s*[\\[{\"\\d-]).*");

	private static final Pattern SPARSE = Pattern
		.compile("(?s)[+-]?\\d+(\\.\\d+)? +\\d+:[-+.\\deE]+( +\\d+:[-+.\\deE]+)* *\\r?\\n.*");

	private TextFormats() {
	}

	static Optional<UnsupportedFormat> find(String name, byte[] start) {
		String text = new String(start, StandardCharsets.ISO_8859_1).replaceFirst("^\u00ef\u00bb\u00bf", "")
			.stripLeading();
		String small = text.toLowerCase(Locale.ROOT);
		if (text.startsWith("version https://git-lfs.github.com/spec/")) {
			return Optional.of(LFS);
		}
		if (small.startsWith("<!doctype html") || small.startsWith("<html")) {
			return Optional.of(HTML);
		}
		if (OBJECTS.matcher(text).matches()) {
			boolean dynamics = DYNAMICS.matcher(text).matches() || name.contains("dynamics_epoch_");
			return Optional.of(dynamics ? CARTOGRAPHY : JSON);
		}
		if (small.startsWith("@relation") || (small.startsWith("%") && small.contains("\n@relation"))) {
			return Optional.of(ARFF);
		}
		return SPARSE.matcher(text).matches() ? Optional.of(LIBSVM) : Optional.empty();
	}

}
