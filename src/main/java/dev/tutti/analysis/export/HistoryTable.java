package dev.tutti.analysis.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

import dev.tutti.ensemble.Ensemble;
import dev.tutti.history.History;
import dev.tutti.history.HistoryLayout;
import org.jspecify.annotations.Nullable;

/**
 * A complete history as a table: one row per member, example and checkpoint, in that
 * order, so that an example's label, and mostly its prediction, forms a run. A member is
 * one row group; one row group is in memory at a time. Of a split without labels the
 * columns label and correct are left out.
 */
public class HistoryTable {

	/** A quarter of a MiB of integers. */
	private static final int ROWS_PER_PAGE = 1 << 16;

	private final Ensemble ensemble;

	private final History history;

	/** {@code null} in a split without labels. */
	private final int @Nullable [] labels;

	HistoryTable(Ensemble ensemble, History history) {
		this.ensemble = ensemble;
		this.history = history;
		this.labels = history.hasLabels() ? history.labels() : null;
	}

	/** Writes the table as a Parquet file. */
	public void write(OutputStream out) throws IOException {
		HistoryLayout layout = this.history.layout();
		ParquetFile file = new ParquetFile(out, columns(layout));
		for (int member = 0; member < layout.members(); member++) {
			SortedMap<Integer, int[]> predictions = this.history.member(member);
			if (!predictions.isEmpty()) {
				file.write(group(file.newGroup(), member, predictions, layout.epochs()));
			}
		}
		file.finish(Map.of("tutti.ensemble", String.valueOf(this.ensemble.id()), "tutti.dataset",
				this.ensemble.dataset(), "tutti.datasetSha256", this.ensemble.datasetSha256(), "tutti.split",
				this.history.split().name()));
	}

	private List<ParquetColumn> columns(HistoryLayout layout) {
		int lastClass = this.history.classes() - 1;
		List<ParquetColumn> columns = new ArrayList<>(List.of(ParquetColumn.integers("member", layout.members() - 1),
				ParquetColumn.integers("checkpoint", layout.epochs().size() - 1), ParquetColumn.doubles("epoch"),
				ParquetColumn.integers("index", Integer.MAX_VALUE)));
		if (this.labels != null) {
			columns.add(ParquetColumn.integers("label", lastClass));
		}
		columns.add(ParquetColumn.integers("predicted", lastClass));
		if (this.labels != null) {
			columns.add(ParquetColumn.booleans("correct"));
		}
		return columns;
	}

	private List<ParquetChunk> group(List<ParquetChunk> chunks, int member, SortedMap<Integer, int[]> byCheckpoint,
			List<Double> epochs) throws IOException {
		int[] checkpoints = byCheckpoint.keySet().stream().mapToInt(Integer::intValue).toArray();
		double[] times = Arrays.stream(checkpoints).mapToDouble(epochs::get).toArray();
		int[][] predictions = byCheckpoint.values().toArray(int[][]::new);
		chunks.get(0).setOnly(member);
		int step = Math.max(1, ROWS_PER_PAGE / checkpoints.length);
		int[] labels = this.labels;
		int examples = this.history.examples();
		for (int from = 0; from < examples; from += step) {
			Page page = new Page(from, Math.min(from + step, examples), checkpoints.length);
			chunks.get(0).add(page.integers((example, at) -> member), page.rows());
			chunks.get(1).add(page.integers((example, at) -> checkpoints[at]), page.rows());
			chunks.get(2).add(page.doubles(times), page.rows());
			chunks.get(3).add(page.integers((example, at) -> example), page.rows());
			int next = 4;
			if (labels != null) {
				chunks.get(next++).add(page.integers((example, at) -> labels[example]), page.rows());
			}
			chunks.get(next++).add(page.integers((example, at) -> predictions[at][example]), page.rows());
			if (labels != null) {
				chunks.get(next)
					.add(page.bits((example, at) -> predictions[at][example] == labels[example]), page.rows());
			}
		}
		return chunks;
	}

	/** Some examples at all checkpoints of a member, in Parquet's plain encoding. */
	private record Page(int from, int to, int checkpoints) {

		int rows() {
			return (this.to - this.from) * this.checkpoints;
		}

		byte[] integers(IntCell cell) {
			ByteBuffer bytes = ByteBuffer.allocate(rows() * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
			for (int example = this.from; example < this.to; example++) {
				for (int at = 0; at < this.checkpoints; at++) {
					bytes.putInt(cell.at(example, at));
				}
			}
			return bytes.array();
		}

		byte[] doubles(double[] byCheckpoint) {
			ByteBuffer bytes = ByteBuffer.allocate(rows() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
			for (int example = this.from; example < this.to; example++) {
				bytes.asDoubleBuffer().put(byCheckpoint);
				bytes.position(bytes.position() + byCheckpoint.length * Double.BYTES);
			}
			return bytes.array();
		}

		/** One bit per row, least significant first. */
		byte[] bits(BitCell cell) {
			byte[] bytes = new byte[(rows() + 7) >>> 3];
			int row = 0;
			for (int example = this.from; example < this.to; example++) {
				for (int at = 0; at < this.checkpoints; at++, row++) {
					bytes[row >>> 3] |= (byte) ((cell.at(example, at) ? 1 : 0) << (row & 7));
				}
			}
			return bytes;
		}

	}

	private interface IntCell {

		int at(int example, int checkpoint);

	}

	private interface BitCell {

		boolean at(int example, int checkpoint);

	}

}
