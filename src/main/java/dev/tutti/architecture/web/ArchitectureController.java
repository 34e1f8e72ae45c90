package dev.tutti.architecture.web;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tutti.architecture.Architecture;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/architectures")
@Tag(name = "Architectures", description = "The network families that an ensemble can train.")
class ArchitectureController {

	private final List<ArchitectureResponse> zoo;

	ArchitectureController(JsonMapper json) {
		JsonSubTypes types = Architecture.class.getAnnotation(JsonSubTypes.class);
		this.zoo = List.of(types.value()).stream().map((type) -> describe(type.value(), json)).toList();
	}

	@GetMapping
	@Operation(summary = "The model zoo: every architecture with its parameters and defaults",
			description = "An ensemble's `architecture` is a `type` and the parameters that differ from the defaults; their ranges are in the schema.")
	List<ArchitectureResponse> list() {
		return this.zoo;
	}

	private static ArchitectureResponse describe(Class<?> type, JsonMapper json) {
		String name = type.getAnnotation(JsonTypeName.class).value();
		Architecture defaults = json.convertValue(Map.of("type", name), Architecture.class);
		return new ArchitectureResponse(name, type.getAnnotation(Schema.class).description(), defaults);
	}

	/** A network family as JSON. */
	@Schema(name = "ArchitectureDescription")
	record ArchitectureResponse(@Schema(example = "mlp") String type, String description,
			@Schema(description = "The architecture of a request that gives the type alone.") Architecture defaults) {
	}

}
