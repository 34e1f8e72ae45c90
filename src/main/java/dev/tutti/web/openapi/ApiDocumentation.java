package dev.tutti.web.openapi;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI document as a whole. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentation {

	@Bean
	OpenAPI openApi(ObjectProvider<BuildProperties> build) {
		String version = Optional.ofNullable(build.getIfAvailable()).map(BuildProperties::getVersion).orElse("0");
		return new OpenAPI().servers(List.of(new Server().url("/")))
			.info(new Info().title("Tutti")
				.version(version)
				.description("""
						Do independently trained networks learn the same examples, in the same order?

						Submit an ensemble, poll it until it has finished, and read its agreement and learning order.
						Errors are problem details (RFC 9457) whose type is `urn:tutti:problem:` plus a name.""")
				.license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")));
	}

	@Bean
	GlobalOpenApiCustomizer problemSchema() {
		return (api) -> ModelConverters.getInstance(true)
			.readAll(new AnnotatedType(ProblemSchema.class))
			.forEach(api.getComponents()::addSchemas);
	}

	/**
	 * Fields with a default are optional, although never null after binding.
	 */
	@Bean
	GlobalOpenApiCustomizer defaultsAreOptional() {
		return (api) -> api.getComponents()
			.getSchemas()
			.values()
			.stream()
			.flatMap(ApiDocumentation::parts)
			.filter((schema) -> schema.getRequired() != null)
			.forEach(ApiDocumentation::relax);
	}

	/** A query parameter has a value or is absent; it is never null. */
	@Bean
	GlobalOpenApiCustomizer parametersAreNotNull() {
		return (api) -> api.getPaths()
			.values()
			.stream()
			.flatMap((path) -> path.readOperations().stream())
			.filter((operation) -> operation.getParameters() != null)
			.flatMap((operation) -> operation.getParameters().stream())
			.map(Parameter::getSchema)
			.filter((schema) -> schema != null && schema.getTypes() != null)
			.forEach((schema) -> schema.getTypes().remove("null"));
	}

	private static Stream<Schema<?>> parts(Schema<?> schema) {
		Stream<Schema<?>> all = (schema.getAllOf() != null) ? schema.getAllOf().stream().map((part) -> part)
				: Stream.empty();
		return Stream.concat(Stream.of(schema), all);
	}

	private static void relax(Schema<?> schema) {
		List<String> required = schema.getRequired()
			.stream()
			.filter((name) -> schema.getProperties() == null || schema.getProperties().get(name) == null
					|| schema.getProperties().get(name).getDefault() == null)
			.toList();
		schema.setRequired(required.isEmpty() ? null : required);
	}

}
