package dev.tutti.ingestion.body;

import dev.tutti.history.GroundTruth;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Histories, one per line, each with member and checkpoint: {@code {"member": 0,
 * "checkpoint": 0, "labels": [...]}}.
 */
public class NdjsonBatch {

	private static final String FIELDS = "the fields are member, checkpoint and labels";

	private final JsonLines lines;

	private final GroundTruth expected;

	NdjsonBatch(JsonLines lines, GroundTruth expected) {
		this.lines = lines;
		this.expected = expected;
	}

	/** The next line; {@code null} at the end. */
	public @Nullable Line next() {
		JsonToken token = this.lines.next();
		if (token == null) {
			return null;
		}
		if (token != JsonToken.START_OBJECT) {
			throw this.lines.unexpected("expected an object with member, checkpoint and labels");
		}
		int number = this.lines.number();
		Integer member = null;
		Integer checkpoint = null;
		int[] labels = null;
		while (this.lines.next() != JsonToken.END_OBJECT) {
			String name = this.lines.name();
			JsonToken value = this.lines.next();
			switch (name) {
				case "member" -> member = this.lines.label(value);
				case "checkpoint" -> checkpoint = this.lines.label(value);
				case "labels" -> labels = labels(value);
				default -> throw this.lines.unexpected(FIELDS + ", not '" + name + "'");
			}
		}
		if (member == null || checkpoint == null || labels == null) {
			throw this.lines.unexpected(FIELDS + "; one is missing");
		}
		return new Line(number, member, checkpoint, labels);
	}

	private int[] labels(@Nullable JsonToken token) {
		if (token != JsonToken.START_ARRAY) {
			throw this.lines.unexpected("labels must be a list");
		}
		int[] labels = new int[this.expected.examples()];
		for (int i = 0; i < labels.length; i++) {
			JsonToken value = this.lines.next();
			if (value == JsonToken.END_ARRAY) {
				throw wrongLength(i + " labels");
			}
			labels[i] = this.lines.label(value);
		}
		if (this.lines.next() != JsonToken.END_ARRAY) {
			throw wrongLength("more labels");
		}
		return labels;
	}

	private RuntimeException wrongLength(String found) {
		return this.lines.unexpected(
				"it has %s; expected one for each of the %d examples".formatted(found, this.expected.examples()));
	}

	/**
	 * A history with its member and checkpoint.
	 *
	 * @param number the line's number, from 1
	 */
	public record Line(int number, int member, int checkpoint, int[] labels) {

	}

}
