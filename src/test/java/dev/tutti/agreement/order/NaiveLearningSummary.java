package dev.tutti.agreement.order;

import java.util.List;

/** The learning summary by its definitions, one example and one member at a time. */
public final class NaiveLearningSummary {

	private NaiveLearningSummary() {
	}

	/**
	 * Learning as defined.
	 * @param labels {@code members x checkpoints x examples}
	 * @param present {@code members x checkpoints}
	 */
	public static LearningSummary of(int[][][] labels, boolean[][] present, int[] groundTruth, List<Double> epochs) {
		int n = groundTruth.length;
		LearningSummary summary = new LearningSummary(new double[n], new double[n], new double[n], new double[n],
				new boolean[n]);
		for (int x = 0; x < n; x++) {
			double evaluations = 0;
			double correct = 0;
			double first = 0;
			double firsts = 0;
			double good = 0;
			double goods = 0;
			double forgettings = 0;
			double members = 0;
			for (int m = 0; m < labels.length; m++) {
				double learned = Double.NaN;
				double forGood = Double.NaN;
				boolean before = false;
				boolean any = false;
				for (int t = 0; t < epochs.size(); t++) {
					if (!present[m][t]) {
						continue;
					}
					boolean right = labels[m][t][x] == groundTruth[x];
					any = true;
					evaluations++;
					correct += right ? 1 : 0;
					learned = (right && Double.isNaN(learned)) ? epochs.get(t) : learned;
					forGood = right ? (before ? forGood : epochs.get(t)) : Double.NaN;
					forgettings += (before && !right) ? 1 : 0;
					before = right;
				}
				members += any ? 1 : 0;
				firsts += Double.isNaN(learned) ? 0 : 1;
				first += Double.isNaN(learned) ? 0 : learned;
				goods += Double.isNaN(forGood) ? 0 : 1;
				good += Double.isNaN(forGood) ? 0 : forGood;
			}
			summary.accessibility()[x] = correct / evaluations;
			summary.firstLearned()[x] = first / firsts;
			summary.learnedForGood()[x] = good / goods;
			summary.forgettings()[x] = forgettings / members;
			summary.neverLearned()[x] = firsts == 0;
		}
		return summary;
	}

}
