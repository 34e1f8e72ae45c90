package dev.tutti.web.openapi;

import java.util.List;

import dev.tutti.web.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A problem as JSON, for the documentation: Spring writes it. */
@Schema(name = ProblemDocumentation.SCHEMA, description = "Problem details (RFC 9457).")
record ProblemSchema(
		@Schema(description = "Stable; docs/problems.md lists all.",
				example = "urn:tutti:problem:invalid-request") String type,
		@Schema(example = "Invalid request") String title, @Schema(example = "400") int status,
		@Schema(description = "What is wrong this time and what to do about it.") String detail,
		@Schema(description = "The request's path.") @Nullable String instance,
		@Schema(description = "Every bad field of the request.") @Nullable List<FieldProblem> errors) {

}
