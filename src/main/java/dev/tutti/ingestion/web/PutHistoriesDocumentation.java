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

/** The documentation of many histories that are sent at once. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(summary = "Send what members predicted at their checkpoints, in one request",
		description = PutHistoriesDocumentation.DESCRIPTION,
		requestBody = @RequestBody(required = true, content = {
				@Content(mediaType = BodyFormat.NDJSON_TYPE, schema = @Schema(type = "string"),
						examples = @ExampleObject(name = "labels",
								summary = "For the external ensemble that is an example of POST /api/v1/ensembles",
								value = PutHistoriesDocumentation.NDJSON)),
				@Content(mediaType = BodyFormat.BYTES_TYPE, schema = @Schema(type = "string", format = "binary")),
				@Content(mediaType = BodyFormat.NPY_TYPE, schema = @Schema(type = "string", format = "binary")) }))
@interface PutHistoriesDocumentation {

	String DESCRIPTION = """
			All or none of them are taken, as

			- application/x-npy: an array members x checkpoints x examples of whole numbers, in C order;
			- application/octet-stream: the same without a header, a byte a label up to 256 classes, else two;
			- application/x-ndjson: a history a line, as many as there are at hand, in any order.

			All may be packed, with Content-Encoding: gzip. The body is read as a stream: its length is no matter.""";

	String NDJSON = """
			{"member": 0, "checkpoint": 0, "labels": [1, 0]}
			{"member": 0, "checkpoint": 1, "labels": [1, 0]}
			{"member": 1, "checkpoint": 0, "labels": [1, 1]}
			{"member": 1, "checkpoint": 1, "labels": [1, 0]}
			""";

}
