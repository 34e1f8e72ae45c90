package dev.tutti.history;

/**
 * The ground-truth labels of one split, with which histories are checked and packed.
 *
 * @param labels the ground-truth label of each example; all 0 where they are not known.
 * Not to be written to
 * @param classes how many classes there are
 * @param known whether the split has labels. Without, what counts as correct in a packed
 * history is class 0, and means nothing
 */
public record GroundTruth(int[] labels, int classes, boolean known) {

	/** The labels of a split that has some. */
	public GroundTruth(int[] labels, int classes) {
		this(labels, classes, true);
	}

	/** That of a split without labels. */
	public static GroundTruth unknown(int examples, int classes) {
		return new GroundTruth(new int[examples], classes, false);
	}

	/** How many examples there are. */
	public int examples() {
		return this.labels.length;
	}

	/**
	 * Refuses predictions that do not fit.
	 * @param what names the predictions in the message
	 * @throws InvalidHistoryException when there are too many or too few, or one is not a
	 * class
	 */
	public void check(int[] predictions, String what) {
		if (predictions.length != this.labels.length) {
			throw new InvalidHistoryException("%s must have a label for each of the %d examples, in order, not %d."
				.formatted(what, this.labels.length, predictions.length));
		}
		for (int example = 0; example < predictions.length; example++) {
			if (predictions[example] < 0 || predictions[example] >= this.classes) {
				throw new InvalidHistoryException("%s has the label %d at example %d: labels are 0 to %d."
					.formatted(what, predictions[example], example, this.classes - 1));
			}
		}
	}

	/**
	 * Refuses a cartography that does not fit.
	 * @param what names the member in the message
	 * @throws InvalidHistoryException when there are too many or too few numbers, or one
	 * is not finite
	 */
	public void check(Cartography cartography, String what) {
		check(cartography.confidence(), what, "confidence");
		check(cartography.variability(), what, "variability");
		check(cartography.margin(), what, "margin");
	}

	private void check(float[] values, String what, String name) {
		if (values.length != this.labels.length) {
			throw new InvalidHistoryException("%s must have a %s for each of the %d examples, in order, not %d."
				.formatted(what, name, this.labels.length, values.length));
		}
		for (int example = 0; example < values.length; example++) {
			if (!Float.isFinite(values[example])) {
				throw new InvalidHistoryException("%s has the %s %s at example %d: it must be a finite number."
					.formatted(what, name, values[example], example));
			}
		}
	}

}
