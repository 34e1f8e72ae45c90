package dev.tutti.dataset.format.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.format.table.column.CsvColumns;
import dev.tutti.dataset.upload.ClassNames;
import dev.tutti.dataset.upload.DrawnSplits;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import dev.tutti.dataset.upload.Understood;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.web.Warning;

/** Makes a dataset of the rows that each split has. */
final class CsvSplits {

	private final UploadOptions options;

	private final SortedMap<Split, Part> parts = new TreeMap<>();

	CsvSplits(UploadOptions options) {
		this.options = options;
	}

	void add(Split split, CsvTable table, BitSet rows) {
		this.parts.put(split, new Part(table, rows));
		if (this.parts.size() > Split.MOST) {
			throw new InvalidDatasetException("%s has more than %d splits.".formatted(table.name(), Split.MOST));
		}
	}

	ParsedDataset toDataset() throws IOException {
		ClassNames classes = ClassNames.ofTable(
				this.parts.values().stream().flatMap((part) -> part.table().names().stream()).distinct().toList(),
				this.options.classes());
		List<Warning> warnings = new ArrayList<>();
		Part train = this.parts.get(Split.TRAIN);
		CsvTable first = this.parts.values().iterator().next().table();
		if (train == null && this.parts.values().stream().allMatch((part) -> part.table() == first)) {
			warnings.add(CsvWarnings.evaluatedAlone(this.parts.keySet(), first));
		}
		if (train != null) {
			warnings.addAll(CsvWarnings.of(train.table(), train.table().labels(train.rows(), classes)));
		}
		SortedMap<Split, RawSplit> splits = new TreeMap<>();
		for (Map.Entry<Split, Part> part : this.parts.entrySet()) {
			splits.put(part.getKey(), part.getValue().toSplit(classes, this.options));
		}
		return new ParsedDataset(classes.classes(), false,
				DrawnSplits.complete(splits, classes.classes().size(), this.options), understood(classes), warnings);
	}

	private Understood understood(ClassNames classes) {
		CsvTable table = this.parts.values().iterator().next().table();
		CsvColumns columns = table.columns();
		Understood understood = Understood.of("csv")
			.withTable(columns.header(), (columns.label() >= 0) ? columns.names().get(columns.label()) : "",
					(columns.key() >= 0) ? columns.names().get(columns.key()) : null,
					Character.toString(table.separator()))
			.withOrder("file")
			.withPassedOver(columns.passedOver())
			.withMergedClasses(classes.merged());
		return (this.options.shape() != null) ? understood.withShape(this.options.shape().toString()) : understood;
	}

	/** The rows of a split. */
	private record Part(CsvTable table, BitSet rows) {

		RawSplit toSplit(ClassNames classes, UploadOptions options) throws IOException {
			CsvColumns columns = this.table.columns();
			Shape shape = options.shapeOr(new Shape(1, 1, columns.features().size()), this.table.name());
			return new RawSplit(shape,
					this.table.isUnlabelled(this.rows) ? null : this.table.labels(this.rows, classes),
					this.table.keys(this.rows), (consumer) -> this.table.features(this.rows, consumer));
		}

	}

}
