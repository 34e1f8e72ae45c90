package dev.tutti.architecture.layer;

/** A layer cannot take an input of this shape, or would be too large for it. */
public class ShapeMismatchException extends RuntimeException {

	private final String place;

	/** For this layer. */
	ShapeMismatchException(String reason) {
		this("", reason);
	}

	private ShapeMismatchException(String place, String reason) {
		super(reason);
		this.place = place;
	}

	/** The same, for a layer in a list. */
	ShapeMismatchException at(int index) {
		String within = this.place.isEmpty() ? "" : "." + this.place;
		return new ShapeMismatchException("layers[" + index + "]" + within, reason());
	}

	/** Path of the layer, such as {@code layers[3].layers[0]}. */
	public String place() {
		return this.place;
	}

	/** What does not fit, and what to change. */
	public String reason() {
		return String.valueOf(getMessage());
	}

}
