package dev.tutti.dataset.web;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.tutti.dataset.DatasetProperties;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.format.FormatDetector;
import dev.tutti.dataset.store.DatasetDescription;
import dev.tutti.dataset.store.DatasetUploads;
import dev.tutti.dataset.store.DatasetUploads.UploadResult;
import dev.tutti.dataset.upload.UploadedFile;
import dev.tutti.web.FieldProblem;
import dev.tutti.web.InvalidRequestException;
import dev.tutti.web.Problems;
import io.swagger.v3.oas.annotations.Parameter;
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

	private final LabelsRequestCheck labels;

	DatasetUploadController(DatasetUploads uploads, Datasets datasets, DatasetProperties properties,
			LabelsRequestCheck labels) {
		this.uploads = uploads;
		this.datasets = datasets;
		this.properties = properties;
		this.labels = labels;
	}

	@PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	@Problems({ "400 malformed-file", "400 invalid-dataset", "409 dataset-name-taken", "413 dataset-too-large",
			"507 storage-full" })
	@UploadDatasetDocumentation
	ResponseEntity<DatasetResponse> upload(
			@Parameter(hidden = true) @ModelAttribute @Valid DatasetUploadRequest request) {
		List<MultipartFile> unnamed = Objects.requireNonNullElse(request.file(), List.of());
		if (unnamed.isEmpty() && request.named().isEmpty()) {
			throw new InvalidRequestException(List.of(new FieldProblem("file",
					"The request has no file. Send it as the part file, or four as trainImages, trainLabels, testImages and testLabels.")));
		}
		return respond(request.name(), this.uploads.add(
				DatasetDescription.of(request.name(), request.title(), request.licence()), request.maximum(),
				(work) -> FormatDetector.read(receive(unnamed, request.named(), work), request.options(), work)));
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Problems({ "400 malformed-file", "400 invalid-dataset", "409 dataset-name-taken", "413 dataset-too-large",
			"507 storage-full" })
	@UploadDatasetDocumentation
	ResponseEntity<DatasetResponse> uploadLabels(@RequestBody LabelsRequest request) {
		List<FieldProblem> problems = this.labels.check(request);
		if (!problems.isEmpty()) {
			throw new InvalidRequestException(problems);
		}
		return respond(request.name(),
				this.uploads.add(DatasetDescription.of(request.name(), request.title(), request.licence()), null,
						(work) -> request.toRaw()));
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

	private ResponseEntity<DatasetResponse> respond(String name, UploadResult result) {
		DatasetResponse dataset = DatasetResponse.of(this.datasets.get(name), result);
		return result.isNew() ? ResponseEntity.created(URI.create(DatasetController.PATH + "/" + name)).body(dataset)
				: ResponseEntity.ok(dataset);
	}

}
