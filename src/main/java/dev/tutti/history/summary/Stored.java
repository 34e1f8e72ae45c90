package dev.tutti.history.summary;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

import dev.tutti.history.Derived;

/**
 * A derived row as it is stored.
 *
 * @param value unpacks it
 * @param formula the number of the formula that it was computed with
 * @param covered how many rows it was computed from
 */
record Stored<T>(Supplier<T> value, int formula, long covered) {

	/**
	 * The row's value where it is up to date. As histories are only ever added, a row
	 * that covers as many as there are covers them all. One that covers more has lost its
	 * inputs, and cannot be recomputed.
	 * @param current the number of the formula in use
	 * @param most how many rows there can be
	 * @param present counts the rows there are
	 * @param compute recomputes the value
	 */
	Derived<T> get(int current, long most, LongSupplier present, Supplier<T> compute) {
		boolean old = this.formula != current;
		if (!old && this.covered >= most) {
			return new Derived<>(this.value.get(), false);
		}
		long rows = present.getAsLong();
		boolean upToDate = !old && this.covered == rows;
		return (upToDate || this.covered > rows) ? new Derived<>(this.value.get(), old)
				: new Derived<>(compute.get(), false);
	}

}
