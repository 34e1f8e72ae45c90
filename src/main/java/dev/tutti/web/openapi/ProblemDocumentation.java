package dev.tutti.web.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tutti.web.Problems;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOperationCustomizer;

import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Adds the possible problems to every operation's documentation. */
@Component
class ProblemDocumentation implements GlobalOperationCustomizer {

	static final String SCHEMA = "Problem";

	@Override
	public Operation customize(Operation operation, HandlerMethod method) {
		Map<String, List<String>> types = new TreeMap<>();
		if (operation.getParameters() != null || operation.getRequestBody() != null) {
			types.put("400", new ArrayList<>(List.of("invalid-request")));
		}
		types.put("500", new ArrayList<>(List.of("internal-error")));
		Problems problems = method.getMethodAnnotation(Problems.class);
		if (problems != null) {
			for (String problem : problems.value()) {
				String[] parts = problem.split(" ", 2);
				types.computeIfAbsent(parts[0], (status) -> new ArrayList<>()).add(parts[1]);
			}
		}
		types.forEach((status, names) -> operation.getResponses().addApiResponse(status, response(names)));
		return operation;
	}

	private static ApiResponse response(List<String> types) {
		MediaType content = new MediaType().schema(new Schema<>().$ref(SCHEMA));
		return new ApiResponse().description("Problem types: " + String.join(", ", types) + ". See docs/problems.md.")
			.content(new Content().addMediaType("application/problem+json", content));
	}

}
