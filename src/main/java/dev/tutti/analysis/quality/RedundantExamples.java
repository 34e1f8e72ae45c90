package dev.tutti.analysis.quality;

import java.util.List;

import dev.tutti.dataset.Split;
import dev.tutti.web.Warning;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Redundant examples, as JSON. */
@Schema(name = "Redundant")
public record RedundantExamples(Split split,
		@Schema(description = "The checkpoint by which they are learned.") int checkpoint, int examples,
		@Schema(description = "Number of redundant examples.") int found,
		@Schema(description = "Number of redundant examples of each class, by label.") List<Integer> foundByClass,
		@Schema(description = "Their indices in the split, ascending.") int[] indices,
		@Schema(description = "Their keys, which say where they came from, in the same order.") List<String> keys,
		@Schema(description = "What to know about the values; absent without any.") @Nullable List<Warning> warnings) {

}
