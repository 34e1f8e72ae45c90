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
				schema = @Schema(type = "string"), examples = { @ExampleObject(name = "labels",
						summary = "One label per line, for the external ensemble from the example of POST /api/v1/ensembles",
						value = PutHistoryDocumentation.NDJSON),
						@ExampleObject(name = "keys", summary = "The same, joined by key",
								value = PutHistoryDocumentation.KEYED) }),
				@Content(mediaType = BodyFormat.BYTES_TYPE, schema = @Schema(type = "string", format = "binary")),
				@Content(mediaType = BodyFormat.NPY_TYPE, schema = @Schema(type = "string", format = "binary")) }))
@interface PutHistoryDocumentation {

	String DESCRIPTION = """
			The predicted label of each example of the split, in the dataset's order, as

			- application/octet-stream: one byte per label up to 256 classes, else two, little-endian;
			- application/x-npy: an array of integers, booleans or whole floats, as `numpy.save` writes it;
			- application/x-ndjson: one label per line; 1.0 is 1. Or in any order one object per line, with the example's
			  `key` (as GET /api/v1/datasets/{name}/labels lists them) and its `label`, or `className`.

			With `values`, one number per class of each example instead: an array examples x classes of any type (f2,
			f4, f8, integers), or one list per line. For two classes one number is enough, that of the second (an array
			examples x 1, or a number per line): logit z stands for [0, z], probability p for [1 - p, p]. The label is
			the argmax in double precision (the first of equal values; integers are compared exactly); once values of
			all checkpoints of a member have arrived, the ranking has its confidence, variability and margin
			(cartography). Objects with a key have `values` instead of the label. Values of a history that is stored
			from labels alone are refused with 409 `values-too-late`. Of a split without ground-truth labels, values
			give labels only.

			Each format may be compressed with Content-Encoding: gzip. Histories may be uploaded in any order.
			Uploading the same history again is no error; a different one returns 409.""";

	String NDJSON = "1\n0\n";

	String KEYED = """
			{"key": "cat/10.png", "label": 0}
			{"key": "dog/3.png", "className": "dog"}
			""";

}
