package dev.tutti.dataset.format.table.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.format.table.cell.NoTable;
import dev.tutti.dataset.upload.Understood.PassedOver;
import dev.tutti.dataset.upload.UploadOptions;
import org.jspecify.annotations.Nullable;

/** Finds the columns of a table, by name where there is a header. */
public final class ColumnFinder {

	private static final String SPLIT = "split";

	private final CsvSample sample;

	private final String file;

	private final UploadOptions options;

	private final boolean header;

	private final List<String> names;

	public ColumnFinder(CsvSample sample, UploadOptions options) {
		this.sample = sample;
		this.file = sample.file().name();
		this.options = options;
		this.header = Header.isIn(sample, options);
		this.names = this.header ? names(sample)
				: IntStream.range(0, sample.width()).mapToObj(Integer::toString).toList();
		if (!this.header && sample.first().size() != sample.width()) {
			throw sample.uneven();
		}
	}

	/**
	 * The columns of a table that is alone, or the first of several.
	 * @param labelled whether it must have labels
	 */
	public CsvColumns columns(boolean labelled) {
		NoTable.checkNames(this.file, this.names);
		int key = asked(this.options.key(), "key");
		int split = split();
		List<PassedOver> index = IndexColumns.list(this.sample, this.header, this.names, key);
		int label = (this.options.label() == null) ? label(key, split, index, labelled)
				: labelled ? asked(this.options.label(), "label") : index(this.options.label());
		return this.sample.checkFeatures(CsvColumns.of(this.file, this.header, this.names, label, key, split, index,
				(column) -> IndexColumns.identifies(this.sample, this.header, column, this.names.get(column))));
	}

	private int label(int key, int split, List<PassedOver> index, boolean labelled) {
		int called = this.header ? LabelWords.columnIn(this.file, this.names) : -1;
		if (called >= 0) {
			return called;
		}
		List<String> without = index.stream().map(PassedOver::name).toList();
		LabelGuess guess = new LabelGuess(this.sample,
				IntStream.range(0, this.names.size())
					.filter((column) -> column != key && column != split && !without.contains(this.names.get(column)))
					.boxed()
					.toList());
		return labelled ? guess.guess() : guess.guessOfEvaluated(this.header);
	}

	/**
	 * The columns of a table beside another, matched by name, or by position where there
	 * is no header. The column of the labels may be missing where it need not have any.
	 */
	public CsvColumns columnsLike(CsvColumns other, String otherFile, boolean labelled) {
		if (this.header != other.header()) {
			throw new InvalidDatasetException(
					"Of %s and %s one has a header and the other none. Give both one, or neither.".formatted(otherFile,
							this.file));
		}
		return this.header ? byName(other, otherFile, labelled) : byPosition(other, otherFile, labelled);
	}

	private CsvColumns byName(CsvColumns other, String otherFile, boolean labelled) {
		List<Integer> columns = new ArrayList<>();
		Map<String, Integer> byName = new HashMap<>();
		IntStream.range(0, this.names.size()).forEach((column) -> byName.put(this.names.get(column), column));
		for (int column : other.features()) {
			Integer found = byName.get(other.names().get(column));
			if (found == null) {
				throw missing(other.describe(column), otherFile);
			}
			columns.add(found);
		}
		int label = (other.label() >= 0) ? index(other.names().get(other.label())) : (this.options.label() != null)
				? index(this.options.label()) : LabelWords.columnIn(this.file, this.names);
		if (label < 0 && labelled) {
			throw missing(other.describe(Math.max(0, other.label())), otherFile);
		}
		int key = asked(this.options.key(), "key");
		Set<Integer> used = new HashSet<>(columns);
		Set<String> known = new HashSet<>(other.passedOver().stream().map(PassedOver::name).toList());
		List<PassedOver> index = IndexColumns.list(this.sample, this.header, this.names, key);
		index.forEach((each) -> known.add(each.name()));
		for (int column = 0; column < this.names.size(); column++) {
			if (!used.contains(column) && column != label && column != key && !known.contains(this.names.get(column))) {
				throw new InvalidDatasetException("%s has the column '%s', which %s has not.".formatted(this.file,
						this.names.get(column), otherFile));
			}
		}
		return new CsvColumns(true, this.names, label, key, -1, columns, index, List.of());
	}

	private InvalidDatasetException missing(String column, String otherFile) {
		return new InvalidDatasetException("%s has no %s, which %s has.".formatted(this.file, column, otherFile));
	}

	private CsvColumns byPosition(CsvColumns other, String otherFile, boolean labelled) {
		if (this.names.size() == other.count()) {
			return new CsvColumns(false, this.names, other.label(), other.key(), -1, other.features(), List.of(),
					List.of());
		}
		// one column less may be without the index as well
		boolean unlike = !other.passedOver().isEmpty() && !IndexColumns.leads(this.sample);
		if (labelled || this.names.size() != other.count() - 1 || other.label() < 0 || unlike) {
			throw new InvalidDatasetException(
					"%s has %d columns, %s has %d.".formatted(this.file, this.names.size(), otherFile, other.count()));
		}
		// all but the labels' column
		int label = other.label();
		return new CsvColumns(false, this.names, -1, (other.key() > label) ? other.key() - 1 : other.key(), -1,
				other.features().stream().map((column) -> (column > label) ? column - 1 : column).toList(), List.of(),
				List.of());
	}

	private int split() {
		if (this.options.split() != null) {
			return asked(this.options.split(), "split");
		}
		return this.header ? index(SPLIT) : -1;
	}

	private int asked(@Nullable String asked, String parameter) {
		if (asked == null) {
			return -1;
		}
		int found = index(asked);
		if (found < 0) {
			throw new InvalidDatasetException("%s has no column '%s', which %s asks for; it has %s."
				.formatted(this.file, asked, parameter, this.header ? this.names.stream().limit(20).toList()
						: "the columns 0 to %d and no header".formatted(this.names.size() - 1)));
		}
		return found;
	}

	/** The column of a name, in another case if that is the only one. */
	private int index(String name) {
		int exact = this.names.indexOf(name);
		int[] alike = IntStream.range(0, this.names.size())
			.filter((column) -> this.names.get(column).equalsIgnoreCase(name))
			.toArray();
		return (exact < 0 && alike.length == 1) ? alike[0] : exact;
	}

	private static List<String> names(CsvSample sample) {
		List<String> names = new ArrayList<>(sample.first());
		String file = sample.file().name();
		if (names.size() == sample.width() - 1) {
			// R's write.table has no name for the row names
			names.add(0, "");
		}
		else if (names.size() == sample.width() + 1 && names.get(names.size() - 1).isEmpty()) {
			names.remove(names.size() - 1);
		}
		if (names.size() != sample.width()) {
			throw sample.uneven();
		}
		if (names.get(0).isEmpty()) {
			names.set(0, names.contains(IndexColumns.UNNAMED) ? IndexColumns.UNNAMED_BEFORE : IndexColumns.UNNAMED);
		}
		Set<String> before = new HashSet<>(names.subList(0, 1));
		for (int column = 1; column < names.size(); column++) {
			String name = names.get(column);
			if (name.isEmpty() && sample.isEmpty(column)) {
				names.set(column, IndexColumns.unnamed(column));
			}
			else if (name.isEmpty()) {
				throw new InvalidDatasetException(
						"%s has an empty cell in record 1, column %d: a header names every column, and an example has no empty cells."
							.formatted(file, column));
			}
			else if (!before.add(name)) {
				throw new InvalidDatasetException("%s has two columns called '%s'.".formatted(file, name));
			}
		}
		return List.copyOf(names);
	}

}
