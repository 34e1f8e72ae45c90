package dev.tutti.web.problem;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;

import dev.tutti.web.json.Pointers;
import org.springdoc.core.annotations.ParameterObject;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.RequestParam;

/** The names of parameters and fields in the request, as the client knows them. */
final class ParameterName {

	private ParameterName() {
	}

	/** The name of a parameter in the request. */
	static String of(MethodParameter parameter) {
		RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
		return (annotation != null && !annotation.name().isEmpty()) ? annotation.name()
				: String.valueOf(parameter.getParameterName());
	}

	/**
	 * The query parameter that a field of a parameter object is bound to, or the JSON
	 * pointer of a field of a body.
	 */
	static String of(MethodParameter parameter, String field) {
		return parameter.hasParameterAnnotation(ParameterObject.class) ? of(parameter.getParameterType(), field)
				: Pointers.of(field);
	}

	private static String of(Class<?> parameterObject, String field) {
		for (Constructor<?> constructor : parameterObject.getDeclaredConstructors()) {
			for (Parameter parameter : constructor.getParameters()) {
				BindParam annotation = parameter.getAnnotation(BindParam.class);
				if (annotation != null && parameter.getName().equals(field)) {
					return annotation.value();
				}
			}
		}
		return field;
	}

}
