package dev.tutti.ingestion.prediction;

import java.math.BigDecimal;

/**
 * The numbers that a member gives the classes of one example. Each is kept as the nearest
 * double and the rest that it leaves out, so that integers of 64 bits are compared
 * exactly.
 */
public final class ClassValues {

	/** Whole numbers from here on have digits that a float leaves out. */
	private static final double ROUNDED = 0x1p24;

	private static final double LARGEST_LONG = 0x1p64;

	private final double[] values;

	private final double[] rests;

	/**
	 * A row of zeros.
	 * @param classes how many numbers it has
	 */
	public ClassValues(int classes) {
		this.values = new double[classes];
		this.rests = new double[classes];
	}

	/** How many classes there are. */
	public int classes() {
		return this.values.length;
	}

	/** The number of a class, rounded. */
	public double get(int label) {
		return this.values[label];
	}

	/** What {@link #get} leaves out. */
	public double rest(int label) {
		return this.rests[label];
	}

	/** Sets the number of a class, and what it leaves out. */
	public void set(int label, double value, double rest) {
		this.values[label] = value;
		this.rests[label] = rest;
	}

	/** Sets an integer of any size; one beyond the range of doubles becomes infinite. */
	public void set(int label, BigDecimal whole) {
		double value = whole.doubleValue();
		set(label, value, Double.isInfinite(value) ? 0 : whole.subtract(new BigDecimal(value)).doubleValue());
	}

	/** The number of one class less that of another. */
	double difference(int label, int other) {
		return (this.values[label] - this.values[other]) + (this.rests[label] - this.rests[other]);
	}

	/** The class with the highest number (argmax), of equal ones the first. */
	int highest() {
		int highest = 0;
		for (int label = 1; label < this.values.length; label++) {
			if (isHigher(label, highest)) {
				highest = label;
			}
		}
		return highest;
	}

	/** The highest besides one; that one where there is no other. */
	int highestOther(int label) {
		int highest = (label == 0 && this.values.length > 1) ? 1 : 0;
		for (int other = highest + 1; other < this.values.length; other++) {
			if (other != label && isHigher(other, highest)) {
				highest = other;
			}
		}
		return highest;
	}

	/** A number for a message, without digits that only a conversion added. */
	public static String text(double value, double rest) {
		if (value == Math.rint(value) && Math.abs(value) >= ROUNDED && Math.abs(value) <= LARGEST_LONG) {
			return new BigDecimal(value).add(new BigDecimal(rest)).toBigInteger().toString();
		}
		return ((float) value == value || Double.isNaN(value)) ? Float.toString((float) value) : Double.toString(value);
	}

	private boolean isHigher(int label, int other) {
		// rounding keeps the order, so that rests count between equal doubles alone
		return this.values[label] > this.values[other]
				|| (this.values[label] == this.values[other] && this.rests[label] > this.rests[other]);
	}

}
