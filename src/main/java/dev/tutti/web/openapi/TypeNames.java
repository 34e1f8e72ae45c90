package dev.tutti.web.openapi;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * Adds the discriminator mapping of {@code type} to the OpenAPI document; otherwise
 * generated clients use schema names.
 */
@Component
class TypeNames implements GlobalOpenApiCustomizer {

	private static final String SCHEMAS = "#/components/schemas/";

	@Override
	public void customise(OpenAPI api) {
		Families families = new Families();
		families.findCandidateComponents("dev.tutti")
			.forEach((found) -> name(ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null),
					api.getComponents().getSchemas()));
	}

	private static void name(Class<?> family, Map<String, Schema> schemas) {
		Schema<?> schema = schemas.get(name(family));
		if (schema != null && schema.getDiscriminator() != null) {
			Discriminator discriminator = schema.getDiscriminator();
			for (JsonSubTypes.Type type : family.getAnnotation(JsonSubTypes.class).value()) {
				discriminator.mapping(type.value().getAnnotation(JsonTypeName.class).value(),
						SCHEMAS + name(type.value()));
			}
		}
	}

	private static String name(Class<?> type) {
		io.swagger.v3.oas.annotations.media.Schema schema = type
			.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
		return (schema != null && !schema.name().isEmpty()) ? schema.name() : type.getSimpleName();
	}

	/** The interfaces with a {@code type} discriminator in JSON. */
	private static final class Families extends ClassPathScanningCandidateComponentProvider {

		Families() {
			super(false);
			addIncludeFilter(new AnnotationTypeFilter(JsonSubTypes.class));
		}

		@Override
		protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
			return true;
		}

	}

}
