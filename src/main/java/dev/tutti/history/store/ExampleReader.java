package dev.tutti.history.store;

import java.util.Arrays;
import java.util.List;

import dev.tutti.dataset.Split;
import dev.tutti.history.ExampleHistory;
import dev.tutti.history.HistoryLayout;
import dev.tutti.history.Trajectories;
import dev.tutti.history.codec.GroundTruth;
import dev.tutti.history.codec.MemberRow;
import dev.tutti.history.codec.Packing;

import org.springframework.stereotype.Component;

/** Reads one example, or some, out of every history. */
@Component
public class ExampleReader {

	private final HistoryRows rows;

	public ExampleReader(HistoryRows rows) {
		this.rows = rows;
	}

	public ExampleHistory read(HistoryLayout layout, Split split, int index, GroundTruth truth) {
		int[][] predictions = new int[layout.members()][layout.epochs().size()];
		Packing packing = truth.packing();
		for (int member = 0; member < predictions.length; member++) {
			Arrays.fill(predictions[member], -1);
			read(this.rows.listMember(layout, split, member, true), index, truth, packing, predictions[member]);
		}
		return new ExampleHistory(predictions);
	}

	public Trajectories read(HistoryLayout layout, Split split, int from, int to, Packing packing) {
		int word = from >>> 6;
		long[][][] correct = new long[layout.members()][layout.epochs().size()][0];
		for (int member = 0; member < correct.length; member++) {
			List<MemberRow> rows = this.rows.listMember(layout, split, member, false);
			List<long[]> all = packing.unpackCorrect(rows);
			for (int i = 0; i < rows.size(); i++) {
				correct[member][rows.get(i).checkpoint()] = Arrays.copyOfRange(all.get(i), word, (to + 63) >>> 6);
			}
		}
		return new Trajectories(word << 6, correct);
	}

	private static void read(List<MemberRow> rows, int index, GroundTruth truth, Packing packing, int[] predictions) {
		List<long[]> correct = packing.unpackCorrect(rows);
		for (boolean whole : new boolean[] { true, false }) {
			// the whole ones first, as the others need them
			for (int i = 0; i < rows.size(); i++) {
				MemberRow row = rows.get(i);
				Integer base = row.packed().base();
				if (whole == (base == null)) {
					int reference = (base != null) ? predictions[base] : truth.labels()[index];
					predictions[row.checkpoint()] = packing.unpackLabel(row.packed(), correct.get(i), index, reference);
				}
			}
		}
	}

}
