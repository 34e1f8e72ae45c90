package dev.tutti.analysis.example;

import java.util.Map;

import dev.tutti.dataset.Split;
import io.swagger.v3.oas.annotations.media.Schema;

/** What all members predict for one example at all checkpoints, as JSON. */
@Schema(name = "ExamplePredictions", oneOf = { ExampleHistoryReport.class, UnlabelledExampleReport.class })
public sealed interface ExampleReport permits ExampleHistoryReport, UnlabelledExampleReport {

	/** Where the example and its image are. */
	static Map<String, String> links(String dataset, Split split, int index) {
		String example = "/api/v1/datasets/%s/examples/%s/%d".formatted(dataset, split.name(), index);
		return Map.of("example", example, "image", example + ".png");
	}

}
