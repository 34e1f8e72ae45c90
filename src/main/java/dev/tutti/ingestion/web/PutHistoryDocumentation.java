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

/** The documentation of one history that is sent. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(summary = "Send what one member predicted at one checkpoint",
		description = PutHistoryDocumentation.DESCRIPTION,
		requestBody = @RequestBody(required = true, content = { @Content(mediaType = BodyFormat.NDJSON_TYPE,
				schema = @Schema(type = "string"), examples = @ExampleObject(name = "labels",
						summary = "A label a line, for the external ensemble that is an example of POST /api/v1/ensembles",
						value = PutHistoryDocumentation.NDJSON)),
				@Content(mediaType = BodyFormat.BYTES_TYPE, schema = @Schema(type = "string", format = "binary")),
				@Content(mediaType = BodyFormat.NPY_TYPE, schema = @Schema(type = "string", format = "binary")) }))
@interface PutHistoryDocumentation {

	String DESCRIPTION = """
			The predicted label of each example of the split, in the dataset's order, as

			- application/octet-stream: a byte a label up to 256 classes, else two, little-endian;
			- application/x-npy: an array of whole numbers of any type, as `numpy.save` writes it;
			- application/x-ndjson: a label a line.

			With `values`, a number for each class of each example instead: an array examples x classes of f4 or f8,
			or a list a line. The label is the highest one's, the first of equal ones, and once values of all
			checkpoints of a member have come, the ranking has its confidence, variability and margin. Values count
			when the history is sent for the first time.

			All may be packed, with Content-Encoding: gzip. Histories come in any order. The same again is no error;
			another one for the same place is.""";

	String NDJSON = "1\n0\n";

}
