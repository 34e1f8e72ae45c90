package dev.tutti.analysis;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tutti.dataset.Split;
import dev.tutti.web.Warning;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An agreement histogram as JSON. */
@Schema(name = "Agreement")
public record Agreement(Split split, int checkpoint,
		@Schema(description = "Epoch of the checkpoint, as a decimal.") double epoch, AgreementMeasure measure,
		@Schema(description = "The class that the examples were restricted to, if any.") @JsonProperty("class") @Nullable Integer label,
		@Schema(description = "N: the number of members that have reached the checkpoint.") int members, int examples,
		@Schema(description = "Entry n: the number of examples on which n of N members are counted; the entries sum to examples.") int[] counts,
		@Schema(description = "Mean share of counted members, 0..1: for tp the mean accuracy. Null when there are no examples.") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double mean,
		@Schema(description = "Pearson's kurtosis - skewness^2 - 1 of the shares; LOW is bimodal: 0 for all or none, 0.8 uniform, 2 normal. Null when all shares are equal.") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double bimodality,
		@Schema(description = "Expected histogram of independent members. tp: with the same accuracies (Poisson-binomial). consensus: each voting with the class shares of all votes (multinomial).") @JsonProperty("null") ExpectedHistogram expected,
		@Schema(description = "For tp over all classes: the expected histogram of members that are independent within each class, with the same accuracies on it. Easy and hard classes do not explain agreement beyond it.") @Nullable ExpectedHistogram nullWithinClass,
		@Schema(description = "What to know about the values; absent without any.") @Nullable List<Warning> warnings) {

}
