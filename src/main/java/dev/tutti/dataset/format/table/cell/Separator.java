package dev.tutti.dataset.format.table.cell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.upload.UploadedFile;
import org.jspecify.annotations.Nullable;

/** Finds out what is between the cells of a table. */
public final class Separator {

	private static final List<Character> USUAL = List.of(',', ';', '\t', '|');

	private static final int ROWS = 20;

	/** The line that Excel reads and writes before all others. */
	private static final Pattern SAID = Pattern.compile("\uFEFF?sep=(.)\r?\n");

	private static final int SAID_LENGTH = 16;

	private Separator() {
	}

	/**
	 * The separator: as asked; otherwise the one that divides the first rows into equally
	 * many cells, most of them numbers if there are several.
	 * @throws InvalidDatasetException if that does not tell
	 */
	public static char of(UploadedFile file, @Nullable String asked) throws IOException {
		if (asked != null) {
			return switch (asked) {
				case "tab", "\\t" -> '\t';
				case "space" -> ' ';
				default -> asked.charAt(0);
			};
		}
		Matcher said = SAID.matcher(new String(file.start(SAID_LENGTH), StandardCharsets.UTF_8));
		if (said.lookingAt()) {
			return said.group(1).charAt(0);
		}
		List<Candidate> usual = new ArrayList<>();
		for (char each : USUAL) {
			usual.add(Candidate.of(new CsvFile(file, each)));
		}
		List<Candidate> even = usual.stream().filter(Candidate::isEven).toList();
		Candidate space = Candidate.of(new CsvFile(file, ' '));
		if (even.isEmpty() && usual.stream().allMatch((each) -> each.width() <= 1) && space.isEven()) {
			return ' ';
		}
		Comparator<Candidate> order = even.isEmpty() ? Comparator.comparingInt(Candidate::width)
				: Comparator.comparingDouble(Candidate::numbers);
		List<Candidate> from = even.isEmpty() ? usual : even;
		Candidate best = from.stream().max(order).orElseThrow();
		List<Candidate> bests = from.stream().filter((each) -> order.compare(each, best) == 0).toList();
		if (bests.size() > 1 && !even.isEmpty()) {
			throw new InvalidDatasetException("%s may be separated by '%c' or by '%c'. Say which with separator."
				.formatted(file.name(), bests.get(0).separator(), bests.get(1).separator()));
		}
		return bests.get(0).separator();
	}

	/**
	 * The first rows, as a separator divides them.
	 *
	 * @param width the number of cells in the first row
	 */
	private record Candidate(char separator, int width, List<List<String>> rest) {

		static Candidate of(CsvFile file) throws IOException {
			List<List<String>> rows = new ArrayList<>();
			try {
				file.read((each) -> {
					rows.add(each.toList());
					return rows.size() < ROWS;
				});
			}
			catch (MalformedFileException ex) {
				// quotes that do not match: another separator, or said when it is read
			}
			return new Candidate(file.separator(), rows.isEmpty() ? 0 : rows.get(0).size(),
					rows.subList(Math.min(1, rows.size()), rows.size()));
		}

		boolean isEven() {
			if (this.rest.isEmpty()) {
				return this.width > 1;
			}
			int cells = this.rest.get(0).size();
			return cells > 1 && this.rest.stream().allMatch((row) -> row.size() == cells)
					&& (this.width == cells || this.width == cells - 1 && cells > 2 || this.width == cells + 1);
		}

		/** The share of the cells that are numbers, perhaps with a decimal comma. */
		double numbers() {
			return this.rest.stream()
				.flatMap(List::stream)
				.mapToInt((cell) -> (CellKind.of(cell.replace(',', '.')) == CellKind.NUMBER) ? 1 : 0)
				.average()
				.orElse(0);
		}

	}

}
