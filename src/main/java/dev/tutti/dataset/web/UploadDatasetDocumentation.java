package dev.tutti.dataset.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import org.springframework.http.MediaType;

/**
 * OpenAPI documentation of an upload: OpenAPI has one operation per path for all media
 * types, so both methods share it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(summary = "Upload a dataset, or labels only", description = UploadDatasetDocumentation.DESCRIPTION,
		requestBody = @RequestBody(required = true,
				content = {
						@Content(mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
								schema = @Schema(implementation = DatasetUploadRequest.class),
								examples = @ExampleObject(name = "csv", summary = "A CSV file",
										value = UploadDatasetDocumentation.CSV)),
						@Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
								schema = @Schema(implementation = LabelsRequest.class),
								examples = @ExampleObject(name = "labels", summary = "Labels only",
										value = LabelsRequest.EXAMPLE)) }))
@ApiResponse(responseCode = "200", description = "The same dataset exists already.", useReturnTypeSchema = true)
@ApiResponse(responseCode = "201", description = "The dataset was added to the catalogue.", useReturnTypeSchema = true)
@interface UploadDatasetDocumentation {

	String DESCRIPTION = """
			As multipart/form-data, a dataset: the parts `name` and `file`, or `name`, `trainImages`, `trainLabels`,
			`testImages` and `testLabels`; the other parts state what the files do not. The format is
			detected from the content:

			- IDX or NPY: four files, in the four named parts, or as `file` with names like `train-images` and
			  `t10k-labels`, `x_train` and `y_test`.
			- NPZ: one `file` with `x_train`, `y_train`, `x_test`, `y_test`.
			- CSV: one `file`, one row per example, the label in the last column or in one named `label`; a column
			  named `split` contains train or test, otherwise `testShare` is drawn. Or two, one with test in its name.
			- CIFAR-10 or CIFAR-100, binary: several `file`, as published.
			- A zip of images: one `file`, one folder per class, PNG or JPEG, all of the same size; above them train and
			  test, otherwise `testShare` is drawn.

			All but zips may be compressed with gzip. As application/json: labels only, for external histories, in splits
			of any names, with `keys` that say where each example came from.

			The same content again returns 200; a name with different content returns 409. The upload is atomic.""";

	String CSV = """
			{
			  "name": "exclusive-or",
			  "title": "Exclusive or",
			  "licence": "CC0-1.0",
			  "file": ["a,b,split,label\\n0,0,train,equal\\n0,1,train,unequal\\n1,0,test,unequal\\n1,1,test,equal\\n"]
			}""";

}
