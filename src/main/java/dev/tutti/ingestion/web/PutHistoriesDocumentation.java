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

/** OpenAPI documentation of uploading many histories. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(summary = "Upload many histories in one request", description = PutHistoriesDocumentation.DESCRIPTION,
		requestBody = @RequestBody(required = true, content = {
				@Content(mediaType = BodyFormat.NDJSON_TYPE, schema = @Schema(type = "string"),
						examples = @ExampleObject(name = "labels",
								summary = "For the external ensemble from the example of POST /api/v1/ensembles",
								value = PutHistoriesDocumentation.NDJSON)),
				@Content(mediaType = BodyFormat.BYTES_TYPE, schema = @Schema(type = "string", format = "binary")),
				@Content(mediaType = BodyFormat.NPY_TYPE, schema = @Schema(type = "string", format = "binary")) }))
@interface PutHistoriesDocumentation {

	String DESCRIPTION = """
			All histories of the body are stored, or none, as

			- application/x-npy: an array members x checkpoints x examples of integers or whole floats, in C order;
			- application/octet-stream: the same without a header, one byte per label up to 256 classes, else two;
			- application/x-ndjson: one history per line, any number, in any order; its labels in the dataset's order.

			Each format may be compressed with Content-Encoding: gzip. The body is read as a stream of any length.""";

	String NDJSON = """
			{"member": 0, "checkpoint": 0, "labels": [1, 0]}
			{"member": 0, "checkpoint": 1, "labels": [1, 0]}
			{"member": 1, "checkpoint": 0, "labels": [1, 1]}
			{"member": 1, "checkpoint": 1, "labels": [1, 0]}
			""";

}
