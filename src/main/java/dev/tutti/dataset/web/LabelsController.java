package dev.tutti.dataset.web;

import java.util.List;
import java.util.Objects;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.web.Page;
import dev.tutti.web.Problems;
import dev.tutti.web.Rows;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The order of a split's examples, before any history of them is there. */
@RestController
@Tag(name = "Datasets")
class LabelsController {

	private static final String PATH = DatasetController.PATH + "/{name}/labels";

	private static final String SUMMARY = "The examples of a split in order: index, key, label, class";

	private static final String DESCRIPTION = "Compare it with the order in which your evaluation visits the examples, or join histories by `key`. JSON is paginated; CSV and NDJSON have all examples, one row each, unless `limit` is given.";

	private static final int PAGE = 100;

	private final Datasets datasets;

	LabelsController(Datasets datasets) {
		this.datasets = datasets;
	}

	@Problems({ "404 unknown-dataset", "404 unknown-split", "404 unknown-example", "503 dataset-unavailable" })
	@GetMapping(PATH)
	@Operation(summary = SUMMARY, description = DESCRIPTION)
	ResponseEntity<Page<LabelledExample>> labels(@Parameter(example = "digits") @PathVariable String name,
			@ParameterObject @Valid LabelsParameters parameters) {
		List<LabelledExample> all = list(name, parameters);
		List<LabelledExample> items = part(all, parameters, PAGE);
		int end = begin(all, parameters) + items.size();
		return ResponseEntity.ok().eTag(tag(name, "json")).body(Page.of(items, end, all.size(), null));
	}

	@Problems({ "404 unknown-dataset", "404 unknown-split", "404 unknown-example", "503 dataset-unavailable" })
	@GetMapping(path = PATH, produces = { Rows.CSV, Rows.NDJSON })
	@Operation(summary = SUMMARY, description = DESCRIPTION)
	ResponseEntity<Rows<LabelledExample>> labelRows(@Parameter(example = "digits") @PathVariable String name,
			@ParameterObject @Valid LabelsParameters parameters) {
		return ResponseEntity.ok().eTag(tag(name, "rows")).body(rows(name, parameters));
	}

	@Problems({ "404 unknown-dataset", "404 unknown-split", "404 unknown-example", "503 dataset-unavailable" })
	@GetMapping(PATH + ".csv")
	@Operation(summary = SUMMARY, description = "All examples as CSV, unless `limit` is given.")
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = Rows.CSV, schema = @Schema(implementation = String.class)))
	ResponseEntity<Rows<LabelledExample>> labelsCsv(@Parameter(example = "digits") @PathVariable String name,
			@ParameterObject @Valid LabelsParameters parameters) {
		return file(name, parameters, "csv", Rows.CSV);
	}

	@Problems({ "404 unknown-dataset", "404 unknown-split", "404 unknown-example", "503 dataset-unavailable" })
	@GetMapping(PATH + ".ndjson")
	@Operation(summary = SUMMARY, description = "All examples as NDJSON, unless `limit` is given.")
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = Rows.NDJSON, schema = @Schema(implementation = LabelledExample.class)))
	ResponseEntity<Rows<LabelledExample>> labelsNdjson(@Parameter(example = "digits") @PathVariable String name,
			@ParameterObject @Valid LabelsParameters parameters) {
		return file(name, parameters, "ndjson", Rows.NDJSON);
	}

	private ResponseEntity<Rows<LabelledExample>> file(String name, LabelsParameters parameters, String ending,
			String type) {
		String file = "%s-%s-labels.%s".formatted(name, split(name, parameters).name(), ending);
		return ResponseEntity.ok()
			.eTag(tag(name, ending))
			.contentType(MediaType.parseMediaType(type))
			.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(file).build().toString())
			.body(rows(name, parameters));
	}

	private Rows<LabelledExample> rows(String name, LabelsParameters parameters) {
		return new Rows<>(LabelledExample.class, part(list(name, parameters), parameters, Integer.MAX_VALUE).stream());
	}

	private List<LabelledExample> list(String name, LabelsParameters parameters) {
		LabelledExamples all = new LabelledExamples(this.datasets, name, split(name, parameters));
		return (parameters.key() != null) ? all.only(parameters.key()) : all;
	}

	private static List<LabelledExample> part(List<LabelledExample> all, LabelsParameters parameters, int standard) {
		int begin = begin(all, parameters);
		int limit = Objects.requireNonNullElse(parameters.limit(), standard);
		return all.subList(begin, begin + Math.min(limit, all.size() - begin));
	}

	private static int begin(List<LabelledExample> all, LabelsParameters parameters) {
		return Math.min(Objects.requireNonNullElse(parameters.cursor(), 0), all.size());
	}

	private Split split(String name, LabelsParameters parameters) {
		Dataset dataset = this.datasets.get(name);
		return (parameters.split() != null) ? parameters.split() : Split.evaluating(dataset.splits());
	}

	/** Content never changes, so that its tag is known by its SHA-256. */
	private String tag(String name, String form) {
		return this.datasets.get(name).sha256().substring(0, 16) + "-" + form;
	}

}
