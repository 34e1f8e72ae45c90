package dev.tutti.dataset.web;

import java.util.Map;

import dev.tutti.dataset.Split;
import io.swagger.v3.oas.annotations.media.Schema;

/** An example as JSON; its features are in the image. */
@Schema(name = "Example")
record ExampleResponse(@Schema(example = "digits") String dataset, Split split, @Schema(example = "0") int index,
		@Schema(description = "0..classes-1") int label, String className, Map<String, String> links) {

}
