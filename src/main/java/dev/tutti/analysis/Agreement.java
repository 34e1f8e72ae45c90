package dev.tutti.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tutti.dataset.Split;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An agreement histogram as JSON. */
@Schema(name = "Agreement")
public record Agreement(Split split, int checkpoint,
		@Schema(description = "Passes over the training split by then, as a decimal.") double epoch,
		AgreementMeasure measure,
		@Schema(description = "Only the examples of this class, when asked for.") @JsonProperty("class") @Nullable Integer label,
		@Schema(description = "N: the members that have come to the checkpoint.") int members, int examples,
		@Schema(description = "Entry n: the number of examples on which n of N members count; they sum to examples.") int[] counts,
		@Schema(description = "Mean share of members that count, 0..1: for tp the mean accuracy. Null when there are no examples.") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double mean,
		@Schema(description = "Pearson's kurtosis - skewness^2 - 1 of the shares; LOW is bimodal: 0 for all or none, 0.8 uniform, 2 normal. Null when all shares are equal.") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double bimodality,
		@Schema(description = "The histogram of independent members. tp: each as accurate as it is (Poisson-binomial). consensus: each voting for the classes in the shares that all votes have (multinomial).") @JsonProperty("null") ExpectedHistogram expected,
		@Schema(description = "For tp over all classes: the histogram of members independent within each class, each as accurate as it is on the class. What is beyond it easy and hard classes do not explain.") @Nullable ExpectedHistogram nullWithinClass) {

}
