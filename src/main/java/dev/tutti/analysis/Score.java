package dev.tutti.analysis;

import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.tutti.history.LearningSummary;

/** What examples can be ranked by, and which end of it is the easy one. */
enum Score {

	ACCESSIBILITY("accessibility", true, LearningSummary::accessibility),

	FIRST_LEARNED("firstLearned", false, LearningSummary::firstLearned),

	LEARNED_FOR_GOOD("learnedForGood", false, LearningSummary::learnedForGood),

	FORGETTINGS("forgettings", false, LearningSummary::forgettings);

	private final String label;

	private final boolean highIsEasy;

	private final Function<LearningSummary, double[]> values;

	Score(String label, boolean highIsEasy, Function<LearningSummary, double[]> values) {
		this.label = label;
		this.highIsEasy = highIsEasy;
		this.values = values;
	}

	@JsonValue
	String label() {
		return this.label;
	}

	boolean highIsEasy() {
		return this.highIsEasy;
	}

	/** The score of each example; NaN, where it has none, is hardest. */
	double[] values(LearningSummary learning) {
		return this.values.apply(learning);
	}

}
