package dev.tutti.agreement;

/**
 * The scores that a member gives the classes of one example, logits or probabilities: a
 * number a class, which may lie anywhere in a larger array.
 */
public final class ClassScores {

	private ClassScores() {
	}

	/**
	 * The class with the highest score (argmax), of equal ones the lowest: the label that
	 * the member predicts.
	 * @param scores the scores
	 * @param from where those of the example begin
	 * @param classes how many there are, 1 or more
	 * @return in 0..classes-1; a score that is NaN is never the highest but where it is
	 * the first
	 */
	public static int highest(float[] scores, int from, int classes) {
		int highest = 0;
		for (int label = 1; label < classes; label++) {
			if (scores[from + label] > scores[from + highest]) {
				highest = label;
			}
		}
		return highest;
	}

	/**
	 * The class with the highest score besides one, of equal ones the lowest. The score
	 * of the ground-truth label less that of this one is the margin: positive is correct.
	 * @param scores the scores
	 * @param from where those of the example begin
	 * @param classes how many there are, 1 or more
	 * @param label the class to leave out
	 * @return in 0..classes-1; {@code label} where there is no other class
	 */
	public static int highestOther(float[] scores, int from, int classes, int label) {
		int highest = (label == 0 && classes > 1) ? 1 : 0;
		for (int other = highest + 1; other < classes; other++) {
			if (other != label && scores[from + other] > scores[from + highest]) {
				highest = other;
			}
		}
		return highest;
	}

}
