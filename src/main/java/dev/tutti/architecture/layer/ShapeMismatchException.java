package dev.tutti.architecture.layer;

/** A layer cannot take what it is given. */
public class ShapeMismatchException extends RuntimeException {

	private final String place;

	/** The layer itself. */
	ShapeMismatchException(String reason) {
		this("", reason);
	}

	private ShapeMismatchException(String place, String reason) {
		super(reason);
		this.place = place;
	}

	/** The same, of a layer in a list. */
	ShapeMismatchException at(int index) {
		String within = this.place.isEmpty() ? "" : "." + this.place;
		return new ShapeMismatchException("layers[" + index + "]" + within, reason());
	}

	/** Where the layer is, such as {@code layers[3].layers[0]}. */
	public String place() {
		return this.place;
	}

	/** What does not fit, and what to do. */
	public String reason() {
		return String.valueOf(getMessage());
	}

}
