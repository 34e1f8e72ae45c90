package dev.tutti.dataset.web;

import java.util.Map;

import dev.tutti.dataset.Split;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An example as JSON; its features are in the image. */
@Schema(name = "Example")
record ExampleResponse(@Schema(example = "digits") String dataset, Split split, @Schema(example = "0") int index,
		@Schema(description = "Where the example came from: unique in its split.",
				example = "train/cat/10.png") String key,
		@Schema(description = "0..classes-1; absent where the split has no labels.") @Nullable Integer label,
		@Schema(description = "Absent where the split has no labels.") @Nullable String className,
		Map<String, String> links) {

}
