package dev.tutti.ingestion.prediction;

import java.util.List;
import java.util.Map;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** The keys of a history are not those of the split's examples, each once. */
public class KeysDoNotMatchException extends ProblemException {

	/** How many keys of each kind are named. */
	static final int LISTED = 10;

	private final Map<String, Object> unmatched;

	/**
	 * Keys that do not match.
	 * @param missing of examples without a prediction
	 * @param unknown of no example
	 * @param repeated of examples with several predictions
	 */
	KeysDoNotMatchException(Unmatched missing, Unmatched unknown, Unmatched repeated) {
		super("keys-do-not-match", HttpStatus.BAD_REQUEST, "Keys do not match",
				"Each example of the split must come exactly once: %s missing, %s unknown, %s double. The dataset's labels list every key. Nothing was stored."
					.formatted(missing, unknown, repeated));
		this.unmatched = Map.of("missing", missing, "unknown", unknown, "double", repeated);
	}

	@Override
	public Map<String, Object> extensions() {
		return this.unmatched;
	}

	/**
	 * Keys of one kind.
	 *
	 * @param count how many there are
	 * @param keys the first of them
	 */
	public record Unmatched(long count, List<String> keys) {

		@Override
		public String toString() {
			return this.keys.isEmpty() ? "none" : this.count + " (first '" + this.keys.get(0) + "')";
		}

	}

}
