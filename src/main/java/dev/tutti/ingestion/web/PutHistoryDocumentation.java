package dev.tutti.ingestion.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.tutti.ingestion.body.BodyFormat;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;

/** OpenAPI documentation of uploading one history. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(summary = "Upload the history of one member at one checkpoint",
		description = PutHistoryDocumentation.DESCRIPTION,
		requestBody = @RequestBody(required = true, content = { @Content(mediaType = BodyFormat.NDJSON_TYPE,
				schema = @Schema(type = "string"), examples = @ExampleObject(name = "labels",
						summary = "One label per line, for the external ensemble from the example of POST /api/v1/ensembles",
						value = PutHistoryDocumentation.NDJSON)),
				@Content(mediaType = BodyFormat.BYTES_TYPE, schema = @Schema(type = "string", format = "binary")),
				@Content(mediaType = BodyFormat.NPY_TYPE, schema = @Schema(type = "string", format = "binary")) }))
@interface PutHistoryDocumentation {

	String DESCRIPTION = """
			The predicted label of each example of the split, in the dataset's order, as

			- application/octet-stream: one byte per label up to 256 classes, else two, little-endian;
			- application/x-npy: an integer array of any type, as `numpy.save` writes it;
			- application/x-ndjson: one label per line.

			With `values`, one number per class of each example instead: an array examples x classes of f4 or f8,
			or one list per line. The label is the argmax (the first of equal values); once values of all checkpoints
			of a member have arrived, the ranking has its confidence, variability and margin (cartography). Values
			count only when the history is uploaded for the first time.

			Each format may be compressed with Content-Encoding: gzip. Histories may be uploaded in any order.
			Uploading the same history again is no error; a different one returns 409.""";

	String NDJSON = "1\n0\n";

}
