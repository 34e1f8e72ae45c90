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
 * The documentation of an upload: OpenAPI has one operation an address, whatever the
 * media type, so both methods have the same.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(summary = "Upload a dataset, or labels alone", description = UploadDatasetDocumentation.DESCRIPTION,
		requestBody = @RequestBody(required = true,
				content = {
						@Content(mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
								schema = @Schema(implementation = DatasetUploadRequest.class),
								examples = @ExampleObject(name = "csv", summary = "A CSV file",
										value = UploadDatasetDocumentation.CSV)),
						@Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
								schema = @Schema(implementation = LabelsRequest.class),
								examples = @ExampleObject(name = "labels", summary = "Labels alone",
										value = LabelsRequest.EXAMPLE)) }))
@ApiResponse(responseCode = "200", description = "The same dataset was there already.", useReturnTypeSchema = true)
@ApiResponse(responseCode = "201", description = "It is in the catalogue now.", useReturnTypeSchema = true)
@interface UploadDatasetDocumentation {

	String DESCRIPTION = """
			As multipart/form-data, a dataset: the parts `name` and `file`, or `name`, `trainImages`, `trainLabels`,
			`testImages` and `testLabels`; the other parts say what the files do not. The format is told by the content:

			- IDX or NPY: four files, in the four named parts, or as `file` with names like `train-images` and
			  `t10k-labels`, `x_train` and `y_test`.
			- NPZ: one `file` with `x_train`, `y_train`, `x_test`, `y_test`.
			- CSV: one `file`, a row an example, the label in the last column or in one called `label`; a column
			  called `split` says train or test, or else `testShare` is drawn. Or two, one with test in its name.
			- CIFAR-10 or CIFAR-100, binary: several `file`, as published.
			- A zip of images: one `file`, a folder a class, PNG or JPEG, all of one size; above them train and
			  test, or else `testShare` is drawn.

			All but zips may be packed with gzip. As application/json: labels alone, for histories that were made
			elsewhere. The same again is no error and answers 200; a name that has other content answers 409. The
			whole is taken or nothing.""";

	String CSV = """
			{
			  "name": "exclusive-or",
			  "title": "Exclusive or",
			  "licence": "CC0-1.0",
			  "file": ["a,b,split,label\\n0,0,train,equal\\n0,1,train,unequal\\n1,0,test,unequal\\n1,1,test,equal\\n"]
			}""";

}
