package dev.tutti.web.json;

import java.util.List;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;

/** Converts libraries' property paths to JSON pointers (RFC 6901). */
public final class Pointers {

	private Pointers() {
	}

	/** From a bean path such as {@code training.hidden[2].<list element>}. */
	public static String of(String beanPath) {
		String[] names = beanPath.replace("[", ".").replace("]", "").split("\\.");
		StringBuilder pointer = new StringBuilder();
		for (String name : names) {
			if (!name.isEmpty() && !name.startsWith("<")) {
				pointer.append('/').append(escape(name));
			}
		}
		return pointer.toString();
	}

	/** From names and positions, of any characters. */
	public static String of(List<String> path) {
		return path.stream().map((step) -> "/" + escape(step)).collect(Collectors.joining());
	}

	public static String of(JacksonException failure) {
		return failure.getPath()
			.stream()
			.map((step) -> "/" + ((step.getPropertyName() != null) ? escape(step.getPropertyName()) : step.getIndex()))
			.collect(Collectors.joining());
	}

	private static String escape(String name) {
		return name.replace("~", "~0").replace("/", "~1");
	}

}
