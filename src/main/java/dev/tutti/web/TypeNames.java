package dev.tutti.web;

import java.util.Iterator;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says in the OpenAPI document which schema each {@code type} means: generated clients
 * would take the schema's name for it.
 */
@Component
class TypeNames implements ModelConverter {

	@Override
	public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
			Iterator<ModelConverter> chain) {
		if (!chain.hasNext()) {
			return null;
		}
		Schema<?> resolved = chain.next().resolve(type, context, chain);
		Class<?> family = Json31.mapper().constructType(type.getType()).getRawClass();
		JsonSubTypes types = family.getAnnotation(JsonSubTypes.class);
		Schema<?> schema = context.getDefinedModels().get(name(family));
		if (types != null && schema != null && schema.getDiscriminator() != null) {
			name(types, schema.getDiscriminator());
		}
		return resolved;
	}

	private static void name(JsonSubTypes types, Discriminator discriminator) {
		for (JsonSubTypes.Type type : types.value()) {
			discriminator.mapping(type.value().getAnnotation(JsonTypeName.class).value(),
					"#/components/schemas/" + name(type.value()));
		}
	}

	private static String name(Class<?> type) {
		io.swagger.v3.oas.annotations.media.Schema schema = type
			.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
		return (schema != null && !schema.name().isEmpty()) ? schema.name() : type.getSimpleName();
	}

}
