package dev.tutti.analysis;

import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.tutti.history.LearningSummary;
import dev.tutti.history.TrainingDynamics;
import org.jspecify.annotations.Nullable;

/** What examples can be ranked by, and which end of it is the easy one. */
enum Score {

	ACCESSIBILITY("accessibility", true, of(LearningSummary::accessibility)),

	FIRST_LEARNED("firstLearned", false, of(LearningSummary::firstLearned)),

	LEARNED_FOR_GOOD("learnedForGood", false, of(LearningSummary::learnedForGood)),

	FORGETTINGS("forgettings", false, of(LearningSummary::forgettings)),

	CONFIDENCE("confidence", true, ofDynamics(TrainingDynamics::confidence)),

	VARIABILITY("variability", false, ofDynamics(TrainingDynamics::variability)),

	MARGIN("margin", true, ofDynamics(TrainingDynamics::margin));

	private final String label;

	private final boolean highIsEasy;

	private final Function<Learned, double @Nullable []> values;

	Score(String label, boolean highIsEasy, Function<Learned, double @Nullable []> values) {
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

	/**
	 * The score of each example; NaN, where it has none, is hardest. {@code null} when it
	 * is not known of any.
	 */
	double @Nullable [] values(Learned learned) {
		return this.values.apply(learned);
	}

	private static Function<Learned, double @Nullable []> of(Function<LearningSummary, double[]> score) {
		return (learned) -> score.apply(learned.summary());
	}

	private static Function<Learned, double @Nullable []> ofDynamics(Function<TrainingDynamics, float[]> score) {
		return (learned) -> {
			if (learned.dynamics() == null) {
				return null;
			}
			float[] values = score.apply(learned.dynamics());
			double[] wide = new double[values.length];
			for (int i = 0; i < wide.length; i++) {
				wide[i] = values[i];
			}
			return wide;
		};
	}

}
