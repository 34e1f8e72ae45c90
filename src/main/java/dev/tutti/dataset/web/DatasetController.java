package dev.tutti.dataset.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.UnknownExampleException;
import dev.tutti.dataset.image.NoImageException;
import dev.tutti.dataset.image.PngEncoder;
import dev.tutti.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(DatasetController.PATH)
@Tag(name = "Datasets", description = "Datasets of labelled examples.")
class DatasetController {

	static final String PATH = "/api/v1/datasets";

	private final Datasets datasets;

	DatasetController(Datasets datasets) {
		this.datasets = datasets;
	}

	@GetMapping
	@Operation(summary = "All datasets, by name")
	List<DatasetResponse> list() {
		return this.datasets.list().stream().map(DatasetResponse::of).toList();
	}

	@GetMapping("/{name}")
	@Problems("404 unknown-dataset")
	@Operation(summary = "One dataset: splits, sizes, shape, classes, licence, SHA-256")
	DatasetResponse get(@Parameter(example = "digits") @PathVariable String name) {
		return DatasetResponse.of(this.datasets.get(name));
	}

	@GetMapping("/{name}/examples/{split}/{index:\\d+}")
	@Problems({ "404 unknown-dataset", "404 unknown-split", "404 unknown-example", "503 dataset-unavailable" })
	@Operation(summary = "One example: its key, its label, and the address of its image")
	ExampleResponse getExample(@Parameter(example = "digits") @PathVariable String name,
			@Parameter(example = "test") @PathVariable Split split,
			@Parameter(example = "0", description = "0..examples-1") @PathVariable int index) {
		Dataset dataset = this.datasets.get(name);
		Keys keys = this.datasets.keys(name, split);
		if (index >= keys.size()) {
			throw new UnknownExampleException(name, split, index, keys.size());
		}
		Integer label = this.datasets.findLabels(name, split).map((labels) -> labels[index]).orElse(null);
		String self = PATH + "/" + name;
		Map<String, String> links = dataset.hasFeatures()
				? Map.of("image", "%s/examples/%s/%d.png".formatted(self, split.name(), index), "dataset", self)
				: Map.of("dataset", self);
		return new ExampleResponse(name, split, index, keys.get(index), label,
				(label != null) ? dataset.classes().get(label) : null, links);
	}

	@GetMapping(path = "/{name}/examples/{split}/{index:\\d+}.png", produces = MediaType.IMAGE_PNG_VALUE)
	@Problems({ "404 unknown-dataset", "404 unknown-split", "404 unknown-example", "404 no-image",
			"503 dataset-unavailable" })
	@Operation(summary = "The image of one example")
	ResponseEntity<byte[]> getImage(@Parameter(example = "digits") @PathVariable String name,
			@Parameter(example = "test") @PathVariable Split split, @Parameter(example = "0") @PathVariable int index,
			@Parameter(description = "Scale: width in output pixels of one pixel of the example.",
					example = "8") @RequestParam(defaultValue = "1") @Min(1) @Max(16) int scale) {
		Dataset dataset = this.datasets.get(name);
		if (!dataset.hasFeatures()) {
			throw new NoImageException(name);
		}
		byte[] png = PngEncoder.png(examples(name, split, index), index, scale);
		return ResponseEntity.ok()
			.cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
			.eTag("%s-%s-%d-%d".formatted(dataset.sha256().substring(0, 16), split.name(), index, scale))
			.body(png);
	}

	private Examples examples(String name, Split split, int index) {
		Examples examples = this.datasets.examples(name, split);
		if (index < 0 || index >= examples.size()) {
			throw new UnknownExampleException(name, split, index, examples.size());
		}
		return examples;
	}

}
