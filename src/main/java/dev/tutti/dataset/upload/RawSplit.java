package dev.tutti.dataset.upload;

import java.io.IOException;
import java.util.stream.IntStream;

import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.TextKeys;
import org.jspecify.annotations.Nullable;

/**
 * One split of an upload.
 *
 * @param labels one per example; {@code null} where there are none
 * @param keys of the examples, whose number they say
 * @param rows the features, in the same order
 */
public record RawSplit(Shape shape, int @Nullable [] labels, Keys keys, Rows rows) {

	/** A split with labels, whose keys are the positions. */
	public RawSplit(Shape shape, int[] labels, Rows rows) {
		this(shape, labels, Keys.positions(labels.length), rows);
	}

	/** How many examples there are. */
	public int examples() {
		return this.keys.size();
	}

	/** The keys of some examples. */
	public static Keys select(Keys keys, IntStream indexes) {
		TextKeys.Builder selected = TextKeys.builder();
		indexes.forEach((index) -> selected.add(keys.get(index)));
		return selected.build();
	}

	/** The features of a split. */
	@FunctionalInterface
	public interface Rows {

		/** Reads the features of all examples, into one array that is reused. */
		void forEach(RowConsumer consumer) throws IOException;

	}

	/** Handles the features of an example. */
	@FunctionalInterface
	public interface RowConsumer {

		void accept(float[] features) throws IOException;

	}

}
