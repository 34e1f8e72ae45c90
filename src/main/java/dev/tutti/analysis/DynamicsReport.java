package dev.tutti.analysis;

import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tutti.agreement.BetaBinomial;
import dev.tutti.agreement.Bimodality;
import dev.tutti.agreement.FleissKappa;
import dev.tutti.agreement.Histogram;
import dev.tutti.agreement.Unanimity;
import dev.tutti.agreement.nullmodel.PoissonBinomial;
import dev.tutti.dataset.Split;
import dev.tutti.history.CorrectCounts;
import dev.tutti.training.Checkpoint;
import dev.tutti.web.Warning;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Accuracy and agreement at all checkpoints of an ensemble, as JSON. */
@Schema(name = "Dynamics")
public record DynamicsReport(Split split, int examples, List<CheckpointDynamics> checkpoints,
		@Schema(description = "What to know about the values; absent without any.") @Nullable List<Warning> warnings) {

	/** One checkpoint. */
	@Schema(name = "CheckpointDynamics")
	public record CheckpointDynamics(int number, double epoch,
			@Schema(description = "N: the number of members that have reached it.") int members, Accuracy accuracy,
			@Schema(description = "Entry n: the examples on which n of N members are correct.") int[] counts,
			@Schema(description = "Pearson's kurtosis - skewness^2 - 1; LOW is bimodal.") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double bimodality,
			@Schema(description = "Expected of independent members with the same accuracies.") @JsonProperty("null") Null independent,
			Unanimous unanimous,
			@Schema(description = "Predictions that were correct at the previous checkpoint and are wrong at this one, over all members and examples.") long forgettings,
			@Schema(description = "Sarle's coefficient; HIGH is bimodal: above 5/9 suggests it.") @Nullable Double sarle,
			@Schema(description = "Fleiss' kappa of correctness, at most 1; 0 is chance, high is agreement. Equal to the beta-binomial's rho by moments.") @Nullable Double fleissKappa,
			@Schema(description = "Set agreement: examples that all members classify correctly, as a share of those that any member does, 0..1.") @Nullable Double setAgreement,
			@Schema(description = "Beta distribution of the examples' easiness, fitted by moments; absent if there is no fit.") @Nullable Beta betaBinomial) {

		static CheckpointDynamics of(Checkpoint checkpoint, CorrectCounts counts) {
			int[] histogram = Histogram.of(counts.correct(), counts.members());
			double[] accuracies = counts.accuracies();
			double[] expected = PoissonBinomial.expected(accuracies, counts.correct().length);
			return new CheckpointDynamics(checkpoint.number(), checkpoint.epoch(), counts.members(),
					Accuracy.of(accuracies), histogram, Finite.orNull(Bimodality.pearson(histogram)),
					new Null(Finite.orNull(Bimodality.pearson(expected))),
					new Unanimous(histogram[counts.members()], histogram[0],
							Finite.orNull(Unanimity.excess(histogram, accuracies))),
					counts.forgettings(), Finite.orNull(Bimodality.sarle(histogram)),
					Finite.orNull(FleissKappa.of(histogram)), Finite.orNull(Unanimity.setAgreement(histogram)),
					Beta.of(BetaBinomial.fit(histogram)));
		}

	}

	/** The accuracies of members. */
	@Schema(name = "Accuracy")
	public record Accuracy(@Schema(description = "0..1") double mean, double min, double max) {

		static Accuracy of(double[] accuracies) {
			return new Accuracy(Arrays.stream(accuracies).average().orElse(Double.NaN),
					Arrays.stream(accuracies).min().orElse(Double.NaN),
					Arrays.stream(accuracies).max().orElse(Double.NaN));
		}

	}

	/** Expectation for independent members. */
	@Schema(name = "DynamicsNull")
	public record Null(@JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double bimodality) {
	}

	/** Unanimous examples. */
	@Schema(name = "Unanimous")
	public record Unanimous(@Schema(description = "Examples that all members classify correctly.") int right,
			@Schema(description = "Examples that all members classify incorrectly.") int wrong,
			@Schema(description = "Excess unanimity: their share of all examples minus the share expected of independent members; positive is agreement.") @Nullable Double excess) {
	}

	/** A beta distribution. */
	@Schema(name = "BetaBinomial")
	public record Beta(double alpha, double beta, double rho) {

		static @Nullable Beta of(BetaBinomial fit) {
			boolean fits = Double.isFinite(fit.alpha()) && Double.isFinite(fit.beta()) && Double.isFinite(fit.rho());
			return fits ? new Beta(fit.alpha(), fit.beta(), fit.rho()) : null;
		}

	}

}
