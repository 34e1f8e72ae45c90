package dev.tutti.analysis.order;

import java.util.List;

import dev.tutti.agreement.order.LearningSummary;
import dev.tutti.analysis.OldFormula;
import dev.tutti.history.Cartography;
import dev.tutti.web.Warning;
import org.jspecify.annotations.Nullable;

/**
 * The learning scores of every example of a split.
 *
 * @param summary the scores that follow from correctness
 * @param cartography {@code null} if there is no cartography
 * @param byAccessibility the learning order: the ranking by accessibility
 * @param old whether any of them is of another version's formula
 */
public record LearningScores(LearningSummary summary, @Nullable Cartography cartography, Ranking byAccessibility,
		boolean old) {

	/** The warnings of a response with these scores; {@code null} without any. */
	public @Nullable List<Warning> warnings() {
		return OldFormula.warnings(this.old);
	}

}
