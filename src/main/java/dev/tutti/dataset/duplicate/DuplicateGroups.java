package dev.tutti.dataset.duplicate;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import dev.tutti.dataset.Split;
import org.jspecify.annotations.Nullable;

/** The groups of examples of equal content of a dataset, in the order of their first. */
public final class DuplicateGroups {

	private final List<Split> splits;

	/** Where each split ends, counted over all. */
	private final int[] ends;

	private final EqualExamples equal;

	private final DuplicateKind[] kinds;

	/**
	 * Says of what kind each group is.
	 * @param labels of each split, empty where it has none
	 */
	DuplicateGroups(List<Split> splits, int[] sizes, EqualExamples equal, List<int[]> labels) {
		this.splits = splits;
		this.ends = sizes.clone();
		Arrays.parallelPrefix(this.ends, Integer::sum);
		this.equal = equal;
		this.kinds = IntStream.range(0, equal.size())
			.mapToObj((group) -> kind(group, labels))
			.toArray(DuplicateKind[]::new);
	}

	/** How many groups there are. */
	public int size() {
		return this.kinds.length;
	}

	/** The numbers of the groups, of one kind or of all. */
	public int[] list(@Nullable DuplicateKind kind) {
		return IntStream.range(0, this.kinds.length)
			.filter((group) -> kind == null || this.kinds[group] == kind)
			.toArray();
	}

	/** How many groups are of each kind. */
	public Map<DuplicateKind, Integer> counts() {
		Map<DuplicateKind, Integer> counts = new EnumMap<>(DuplicateKind.class);
		for (DuplicateKind kind : DuplicateKind.values()) {
			counts.put(kind, Collections.frequency(Arrays.asList(this.kinds), kind));
		}
		return counts;
	}

	public DuplicateKind kind(int group) {
		return this.kinds[group];
	}

	/** The examples of a group in order. */
	public List<Place> places(int group) {
		return Arrays.stream(this.equal.group(group)).mapToObj(this::place).toList();
	}

	private DuplicateKind kind(int group, List<int[]> labels) {
		int[] members = this.equal.group(group);
		Set<Integer> different = new HashSet<>();
		int first = split(members[0]);
		boolean across = false;
		for (int member : members) {
			int split = split(member);
			across |= split != first;
			int[] known = labels.get(split);
			if (known.length > 0) {
				different.add(known[member - start(split)]);
			}
		}
		if (different.size() > 1) {
			return DuplicateKind.CONTRADICTING;
		}
		return across ? DuplicateKind.ACROSS : DuplicateKind.WITHIN;
	}

	private Place place(int member) {
		int split = split(member);
		return new Place(this.splits.get(split), member - start(split));
	}

	private int split(int member) {
		int split = 0;
		while (member >= this.ends[split]) {
			split++;
		}
		return split;
	}

	private int start(int split) {
		return (split > 0) ? this.ends[split - 1] : 0;
	}

	/** Where an example is. */
	public record Place(Split split, int index) {

	}

}
