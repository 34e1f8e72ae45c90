package dev.tutti.dataset;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.tutti.web.FieldProblem;
import dev.tutti.web.InvalidRequestException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping(DatasetController.PATH)
@Tag(name = "Datasets")
class DatasetUploadController {

	private final DatasetUploads uploads;

	private final Datasets datasets;

	private final DatasetProperties properties;

	DatasetUploadController(DatasetUploads uploads, Datasets datasets, DatasetProperties properties) {
		this.uploads = uploads;
		this.datasets = datasets;
		this.properties = properties;
	}

	@PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	@Operation(summary = "Upload a dataset, or labels alone", description = """
			As multipart/form-data, a dataset: the parts `name` and `file`, or `name`, `trainImages`, `trainLabels`,
			`testImages` and `testLabels`; the others say what the files do not. The format is told by the content:

			- IDX or NPY: four files, in the four named parts, or as `file` with names like `train-images` and
			  `t10k-labels`, `x_train` and `y_test`.
			- NPZ: one `file` with `x_train`, `y_train`, `x_test`, `y_test`.
			- CSV: one `file`, a row an example, the label in the last column or in one called `label`; a column
			  called `split` says train or test, or else `testShare` is drawn. Or two, one with test in its name.
			- CIFAR-10 or CIFAR-100, binary: several `file`, as published.
			- A zip of pictures: one `file`, a folder a class, PNG or JPEG, all of one size; above them train and
			  test, or else `testShare` is drawn.

			All but zips may be packed with gzip. As application/json: labels alone, for histories that were made
			elsewhere. The same again is no error and answers 200; a name that has other content answers 409. The
			whole is taken or nothing.""", requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
			required = true,
			content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
					schema = @Schema(implementation = DatasetUploadRequest.class),
					examples = @ExampleObject(name = "CSV",
							value = """
									{
									  "name": "exclusive-or",
									  "title": "Exclusive or",
									  "licence": "CC0-1.0",
									  "file": ["a,b,split,label\\n0,0,train,equal\\n0,1,train,unequal\\n1,0,test,unequal\\n1,1,test,equal\\n"]
									}"""))))
	ResponseEntity<DatasetResponse> upload(
			@Parameter(hidden = true) @ModelAttribute @Valid DatasetUploadRequest request) {
		List<MultipartFile> unnamed = Objects.requireNonNullElse(request.file(), List.of());
		if (unnamed.isEmpty() && request.named().isEmpty()) {
			throw new InvalidRequestException(List.of(new FieldProblem("file",
					"There is no file. Send it in the part file, or four in trainImages, trainLabels, testImages and testLabels.")));
		}
		return answer(request.name(),
				this.uploads.add(DatasetLabel.of(request.name(), request.title(), request.licence()), request.maximum(),
						(work) -> UploadReader.read(receive(unnamed, request.named(), work), request.options(), work)));
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Upload a dataset, or labels alone")
	ResponseEntity<DatasetResponse> uploadLabels(@RequestBody @Valid LabelsRequest request) {
		return answer(request.name(), this.uploads
			.add(DatasetLabel.of(request.name(), request.title(), request.licence()), null, (work) -> request.toRaw()));
	}

	private List<UploadedFile> receive(List<MultipartFile> unnamed, Map<String, MultipartFile> named, Path work)
			throws IOException {
		List<UploadedFile> received = new ArrayList<>();
		for (MultipartFile file : unnamed) {
			String name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
			received.add(receive(name, file, work.resolve("file" + received.size())));
		}
		for (Map.Entry<String, MultipartFile> part : named.entrySet()) {
			received.add(receive(part.getKey(), part.getValue(), work.resolve(part.getKey())));
		}
		return received;
	}

	private UploadedFile receive(String name, MultipartFile file, Path path) throws IOException {
		file.transferTo(path.toAbsolutePath().toFile());
		return new UploadedFile(name, path, this.properties.largest().toBytes());
	}

	private ResponseEntity<DatasetResponse> answer(String name, boolean isNew) {
		DatasetResponse dataset = DatasetResponse.of(this.datasets.get(name));
		return isNew ? ResponseEntity.created(URI.create(DatasetController.PATH + "/" + name)).body(dataset)
				: ResponseEntity.ok(dataset);
	}

}
