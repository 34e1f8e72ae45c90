package dev.tutti.analysis;

import org.jspecify.annotations.Nullable;

/** Numbers as JSON has them: without NaN and infinities. */
public final class Finite {

	private Finite() {
	}

	/** The value; {@code null} if it is undefined, such as the kurtosis of a constant. */
	public static @Nullable Double orNull(double value) {
		return Double.isFinite(value) ? value : null;
	}

}
