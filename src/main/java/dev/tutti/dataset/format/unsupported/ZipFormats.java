package dev.tutti.dataset.format.unsupported;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;

/** Formats that are zips. */
final class ZipFormats {

	private static final UnsupportedFormat EXCEL = new UnsupportedFormat("an Excel workbook (.xlsx)",
			"Save the sheet as CSV.");

	private static final UnsupportedFormat CALC = new UnsupportedFormat("an OpenDocument file",
			"Save the sheet as CSV.");

	private static final UnsupportedFormat WORD = new UnsupportedFormat("an Office document", "Save the table as CSV.");

	private static final UnsupportedFormat KERAS = new UnsupportedFormat("a Keras model (.keras)",
			"Send the data that it was trained on.");

	private ZipFormats() {
	}

	static Optional<UnsupportedFormat> find(Collection<String> entries) {
		if (any(entries, (name) -> name.equals("data.pkl") || name.endsWith("/data.pkl"))) {
			return Optional.of(SerializedFormats.TORCH);
		}
		if (any(entries, (name) -> name.startsWith("xl/"))) {
			return Optional.of(EXCEL);
		}
		if (entries.contains("content.xml") && entries.contains("META-INF/manifest.xml")) {
			return Optional.of(CALC);
		}
		if (entries.contains("[Content_Types].xml")) {
			return Optional.of(WORD);
		}
		return entries.contains("model.weights.h5") ? Optional.of(KERAS) : Optional.empty();
	}

	private static boolean any(Collection<String> entries, Predicate<String> condition) {
		return entries.stream().anyMatch(condition);
	}

}
