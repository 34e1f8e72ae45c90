package dev.tutti.analysis;

import java.util.List;

import dev.tutti.web.Warning;
import org.jspecify.annotations.Nullable;

/** The warning about values of an earlier version of Tutti. */
public final class OldFormula {

	private static final Warning WARNING = new Warning("old-formula",
			"Some values were computed by the formula of an earlier version of Tutti. They cannot be recomputed, since the predictions they derive from are not stored any more.");

	private OldFormula() {
	}

	/**
	 * The warnings of a response.
	 * @param old whether any of its values is of another version's formula
	 * @return {@code null} without any
	 */
	public static @Nullable List<Warning> warnings(boolean old) {
		return old ? List.of(WARNING) : null;
	}

}
