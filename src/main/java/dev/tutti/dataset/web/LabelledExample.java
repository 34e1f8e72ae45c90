package dev.tutti.dataset.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An example without its features, as JSON. */
@Schema(name = "LabelledExample")
record LabelledExample(@Schema(description = "0..examples-1", example = "0") int index,
		@Schema(description = "Where the example came from: unique in its split.",
				example = "train/cat/10.png") String key,
		@Schema(description = "0..classes-1; absent where the split has no labels.") @Nullable Integer label,
		@Schema(description = "Absent where the split has no labels.") @Nullable String className) {

}
