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

			- CSV: one row per example. The label is in the column that `label` names, else in one called label, class,
			  target or the like, else in the last. One file with a column `split`, or a file for each split, or one of
			  which `testShare` is drawn.
			- A zip of images: a folder per class, below folders that say the split, or of which `testShare` is drawn.
			- Hugging Face's Parquet: images and labels, or columns of numbers; WebDataset's tar with `.cls`.
			- IDX, NPY, NPZ: features and labels in arrays, in the named parts or under names such as `train-images` and
			  `t10k-labels`, `x_train` and `y_test`, `val_images`.
			- CIFAR-10, CIFAR-100 and STL-10, binary, as published.
			- A zip, tar or tar.gz of such files; each of them may be compressed with gzip.

			Words in the names of files and folders say the split: train, training; val, valid, validation, dev; test,
			testing, eval, evaluation; and what `splits` lists. The answer says what was `understood` and has `warnings`.

			As application/json: labels only, for external histories, in splits of any names, with `keys` that say where
			each example came from.

			The same content again returns 200; a name with different content returns 409. The upload is atomic.""";

	String CSV = """
			{
			  "name": "exclusive-or",
			  "title": "Exclusive or",
			  "licence": "CC0-1.0",
			  "file": ["a,b,split,label\\n0,0,train,equal\\n0,1,train,unequal\\n1,0,test,unequal\\n1,1,test,equal\\n"]
			}""";

}
