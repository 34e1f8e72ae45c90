package dev.tutti.analysis;

import dev.tutti.agreement.Bimodality;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An expected histogram, as JSON. */
@Schema(name = "ExpectedHistogram")
public record ExpectedHistogram(
		@Schema(description = "Expected number of examples on which 0..N members are counted.") double[] counts,
		@Schema(description = "Pearson's kurtosis - skewness^2 - 1; LOW is bimodal. Binomial(N, p) has 2 - 2/N.") @Nullable Double bimodality) {

	static ExpectedHistogram of(double[] counts) {
		return new ExpectedHistogram(counts, Finite.orNull(Bimodality.pearson(counts)));
	}

}
