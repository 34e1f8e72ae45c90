package dev.tutti.ingestion.prediction;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import dev.tutti.dataset.Keys;

/**
 * Joins predictions with the examples of a split by key, in any order. Of those that do
 * not match, the first are kept.
 */
public final class KeyMatch {

	/** Files that are copied between systems change from one of them to the other. */
	static final List<Normalizer.Form> FORMS = List.of(Normalizer.Form.NFC, Normalizer.Form.NFD);

	private final Keys keys;

	private final BitSet seen = new BitSet();

	private final BitSet repeated = new BitSet();

	private final Set<String> firstUnknown = new LinkedHashSet<>();

	private final List<String> firstRepeated = new ArrayList<>();

	private long unknown;

	public KeyMatch(Keys keys) {
		this.keys = keys;
	}

	/**
	 * The index of the example of a key.
	 * @return empty if there is no such example, or it was found before: {@link #check}
	 * then fails
	 */
	public OptionalInt find(String key) {
		OptionalInt found = findInAnyForm(key);
		if (found.isEmpty()) {
			this.unknown++;
			keep(key, this.firstUnknown);
			return found;
		}
		int example = found.getAsInt();
		if (!this.seen.get(example)) {
			this.seen.set(example);
			return found;
		}
		if (!this.repeated.get(example)) {
			this.repeated.set(example);
			keep(key, this.firstRepeated);
		}
		return OptionalInt.empty();
	}

	/**
	 * Checks that every example was found, and every key was one.
	 * @throws KeysDoNotMatchException otherwise
	 */
	public void check() {
		int missing = this.keys.size() - this.seen.cardinality();
		if (missing == 0 && this.unknown == 0 && this.repeated.isEmpty()) {
			return;
		}
		List<String> firstMissing = new ArrayList<>();
		for (int i = this.seen.nextClearBit(0); i < this.keys.size()
				&& firstMissing.size() < KeysDoNotMatchException.LISTED; i = this.seen.nextClearBit(i + 1)) {
			firstMissing.add(this.keys.get(i));
		}
		throw new KeysDoNotMatchException(new KeysDoNotMatchException.Unmatched(missing, firstMissing),
				new KeysDoNotMatchException.Unmatched(this.unknown, List.copyOf(this.firstUnknown)),
				new KeysDoNotMatchException.Unmatched(this.repeated.cardinality(), this.firstRepeated));
	}

	private OptionalInt findInAnyForm(String key) {
		OptionalInt found = this.keys.find(key);
		for (int i = 0; i < FORMS.size() && found.isEmpty(); i++) {
			found = this.keys.find(Normalizer.normalize(key, FORMS.get(i)));
		}
		return found;
	}

	private static void keep(String key, Collection<String> first) {
		if (first.size() < KeysDoNotMatchException.LISTED) {
			first.add(key);
		}
	}

}
