package dev.tutti.history.store;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.tutti.history.ExampleHistory;
import dev.tutti.history.History;
import dev.tutti.history.Trajectories;
import dev.tutti.history.codec.MemberRow;
import dev.tutti.history.codec.PackedHistory;
import dev.tutti.history.codec.Packing;

import org.springframework.stereotype.Component;

/** Reads one example, or some, out of every history. */
@Component
public class ExampleReader {

	private final HistoryRows rows;

	public ExampleReader(HistoryRows rows) {
		this.rows = rows;
	}

	/** What each member predicted for one example at every checkpoint. */
	public ExampleHistory read(History history, int index) {
		int[][] predictions = new int[history.layout().members()][history.layout().checkpoints()];
		Packing packing = Packing.of(history);
		for (int member = 0; member < predictions.length; member++) {
			Arrays.fill(predictions[member], -1);
			read(this.rows.listMember(history, member, true), index, history.groundTruth().labels()[index], packing,
					predictions[member]);
		}
		return new ExampleHistory(predictions);
	}

	/** Which of the examples {@code from..to-1} each member classifies correctly. */
	public Trajectories read(History history, int from, int to) {
		Packing packing = Packing.of(history);
		int word = from >>> 6;
		long[][][] correct = new long[history.layout().members()][history.layout().checkpoints()][0];
		for (int member = 0; member < correct.length; member++) {
			List<MemberRow> rows = this.rows.listMember(history, member, false);
			List<long[]> all = packing.unpackCorrect(rows);
			for (int i = 0; i < rows.size(); i++) {
				correct[member][rows.get(i).checkpoint()] = Arrays.copyOfRange(all.get(i), word, (to + 63) >>> 6);
			}
		}
		return new Trajectories(word << 6, correct);
	}

	/** What a member predicted for every example, by checkpoint. */
	public SortedMap<Integer, int[]> readMember(History history, int member) {
		Map<Integer, PackedHistory> packed = this.rows.listMember(history, member, true)
			.stream()
			.collect(Collectors.toMap(MemberRow::checkpoint, MemberRow::packed));
		Packing packing = Packing.of(history);
		SortedMap<Integer, int[]> predictions = new TreeMap<>();
		packed.forEach((checkpoint, row) -> {
			PackedHistory keyframe = (row.keyframe() != null) ? packed.get(row.keyframe()) : null;
			predictions.put(checkpoint, packing.unpack(row, keyframe).labels());
		});
		return predictions;
	}

	private static void read(List<MemberRow> rows, int index, int label, Packing packing, int[] predictions) {
		List<long[]> correct = packing.unpackCorrect(rows);
		// keyframes first, as deltas need them
		for (boolean keyframes : new boolean[] { true, false }) {
			for (int i = 0; i < rows.size(); i++) {
				MemberRow row = rows.get(i);
				Integer keyframe = row.packed().keyframe();
				if (keyframes == (keyframe == null)) {
					int reference = (keyframe != null) ? predictions[keyframe] : label;
					predictions[row.checkpoint()] = packing.unpackLabel(row.packed(), correct.get(i), index, reference);
				}
			}
		}
	}

}
