package dev.tutti.array;

import java.nio.ByteOrder;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The types that an NPY file says, {@code <f4} say; those that are not read by name. */
final class NpyTypes {

	private static final Pattern SUPPORTED = Pattern.compile("([<>|=]?)(f[248]|[iu][1248]|b1)");

	private static final Pattern BFLOAT16 = Pattern.compile("[<>|=]?\\?2");

	private static final Pattern LONG_DOUBLE = Pattern.compile("[<>|=]?f(10|12|16)");

	private static final Pattern KIND = Pattern.compile("[<>|=]?(.).*");

	private NpyTypes() {
	}

	/**
	 * The type of a header.
	 * @throws MalformedFileException that says which it is, if it is not supported
	 */
	static NumberType get(String name, @Nullable Object descr) {
		if (descr == null) {
			throw new MalformedFileException(name + " has a header without a type (descr).");
		}
		if (descr instanceof String text) {
			Matcher supported = SUPPORTED.matcher(text);
			if (supported.matches()) {
				return new NumberType(supported.group(2).charAt(0), supported.group(2).charAt(1) - '0',
						supported.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
			}
			throw unsupported(name, text, meaning(text));
		}
		throw unsupported(name, (descr instanceof List<?>) ? "structured" : String.valueOf(descr),
				"records of several fields; save each field, or numpy.lib.recfunctions.structured_to_unstructured(array)");
	}

	private static MalformedFileException unsupported(String name, String type, String meaning) {
		return new MalformedFileException(
				"%s has an unsupported type, %s: %s. Supported are f2, f4, f8, integers and booleans.".formatted(name,
						type, meaning));
	}

	private static String meaning(String type) {
		if (BFLOAT16.matcher(type).matches()) {
			return "bfloat16 as ND4J writes it, which NumPy does not read either; cast to FLOAT before saving";
		}
		if (LONG_DOUBLE.matcher(type).matches()) {
			return "long doubles; save array.astype('float64')";
		}
		Matcher kind = KIND.matcher(type);
		return switch (kind.matches() ? kind.group(1) : "") {
			case "O" ->
				"Python objects, pickled, which are never loaded here; save an array of numbers, numpy.asarray(list, dtype='float32')";
			case "c" -> "complex numbers; save real and imaginary parts, or magnitudes";
			case "U", "S", "a" ->
				"text; save class numbers, numpy.unique(labels, return_inverse=True), and send the names as classes";
			case "M", "m" -> "dates or durations; save numbers";
			case "V" -> "raw bytes, as of bfloat16 from JAX or PyTorch; save array.astype('float32')";
			default -> "not a type of NumPy's numbers";
		};
	}

}
