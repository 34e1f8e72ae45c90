package dev.tutti.web.openapi;

import java.util.List;

import dev.tutti.web.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Schema of problem details for the documentation; Spring writes the JSON. */
@Schema(name = ProblemDocumentation.SCHEMA, description = "Problem details (RFC 9457).")
record ProblemSchema(
		@Schema(description = "Stable type; docs/problems.md lists all types.",
				example = "urn:tutti:problem:invalid-request") String type,
		@Schema(example = "Invalid request") String title, @Schema(example = "400") int status,
		@Schema(description = "What is wrong this time and how to correct it.") String detail,
		@Schema(description = "The request's path.") @Nullable String instance,
		@Schema(description = "Every invalid field of the request.") @Nullable List<FieldProblem> errors) {

}
