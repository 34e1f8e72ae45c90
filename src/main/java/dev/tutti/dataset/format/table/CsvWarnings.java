package dev.tutti.dataset.format.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import dev.tutti.dataset.Split;
import dev.tutti.dataset.format.table.column.CsvColumns;
import dev.tutti.web.Warning;

/** What the sender of a table should know. */
final class CsvWarnings {

	/** Fewer rows say nothing of the classes. */
	private static final int FEW = 20;

	private CsvWarnings() {
	}

	/**
	 * Warnings about the split that is trained on.
	 * @param labels of its rows
	 */
	static List<Warning> of(CsvTable table, int[] labels) {
		CsvColumns columns = table.columns();
		List<Warning> warnings = new ArrayList<>();
		long classes = Arrays.stream(labels).distinct().count();
		if (labels.length >= FEW && classes * 2 > labels.length) {
			warnings.add(new Warning("many-classes",
					"%s has %d classes in %d rows, so that nearly every row has a class of its own: %s looks like a measured value, a regression target, or a name. Say with label which column holds the labels, or replace the values by a few classes."
						.formatted(table.name(), classes, labels.length, columns.describe(columns.label()))));
		}
		if (!columns.identifiers().isEmpty()) {
			warnings.add(new Warning("identifier-feature",
					"%s is read with features that may be none: %s. If a column only says which row is which, leave it out, or name it with key, so that it is no feature and leads back to the row."
						.formatted(table.name(), String.join(", ", columns.identifiers()))));
		}
		return warnings;
	}

	/** The warning about a file alone whose name says that it is only evaluated on. */
	static Warning evaluatedAlone(Collection<Split> splits, CsvTable table) {
		return new Warning("no-train-split",
				"%s is all there is, and holds %s and no train split, as its name or its column of splits says: nothing can be trained on this dataset. Send it beside a train split, or under another name, to train on it."
					.formatted(table.name(), splits.stream().map(Split::name).collect(Collectors.joining(", "))));
	}

}
