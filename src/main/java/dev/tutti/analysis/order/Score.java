package dev.tutti.analysis.order;

import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.tutti.agreement.order.LearningSummary;
import dev.tutti.history.Cartography;
import org.jspecify.annotations.Nullable;

/** A score to rank examples by, and which end of it is easy. */
public enum Score {

	ACCESSIBILITY("accessibility", true, of(LearningSummary::accessibility)),

	FIRST_LEARNED("firstLearned", false, of(LearningSummary::firstLearned)),

	LEARNED_FOR_GOOD("learnedForGood", false, of(LearningSummary::learnedForGood)),

	FORGETTINGS("forgettings", false, of(LearningSummary::forgettings)),

	CONFIDENCE("confidence", true, ofCartography(Cartography::confidence)),

	VARIABILITY("variability", false, ofCartography(Cartography::variability)),

	MARGIN("margin", true, ofCartography(Cartography::margin));

	private final String label;

	private final boolean highIsEasy;

	private final Function<LearningScores, double @Nullable []> values;

	Score(String label, boolean highIsEasy, Function<LearningScores, double @Nullable []> values) {
		this.label = label;
		this.highIsEasy = highIsEasy;
		this.values = values;
	}

	@JsonValue
	public String label() {
		return this.label;
	}

	public boolean highIsEasy() {
		return this.highIsEasy;
	}

	/**
	 * The score of each example; NaN counts as the hardest. {@code null} if it needs
	 * cartography and there is none.
	 */
	public double @Nullable [] values(LearningScores scores) {
		return this.values.apply(scores);
	}

	private static Function<LearningScores, double @Nullable []> of(Function<LearningSummary, double[]> score) {
		return (scores) -> score.apply(scores.summary());
	}

	private static Function<LearningScores, double @Nullable []> ofCartography(Function<Cartography, float[]> score) {
		return (scores) -> {
			if (scores.cartography() == null) {
				return null;
			}
			float[] values = score.apply(scores.cartography());
			double[] wide = new double[values.length];
			for (int i = 0; i < wide.length; i++) {
				wide[i] = values[i];
			}
			return wide;
		};
	}

}
