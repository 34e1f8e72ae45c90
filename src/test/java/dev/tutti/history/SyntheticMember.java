package dev.tutti.history;

import java.util.Random;

/**
 * What a member might predict: an example is learned once the member's skill, which grows
 * with its checkpoints, passes the example's difficulty, with noise that is the member's
 * own, noise that drifts and noise that is new at every checkpoint; wrong predictions are
 * mostly one of two labels that all members confuse the example with. The accuracies
 * (0.34 to 0.95) and the share of predictions that change between late checkpoints (1.4
 * %) are those of small networks on Fashion-MNIST.
 */
public class SyntheticMember {

	private static final float[] NORMAL = normal();

	private static final float DRIFT = 0.9f;

	private final int[] groundTruth;

	private final int classes;

	private final float[] difficulty;

	private final int[] confused;

	private final float[] own;

	private final float[] drift;

	private long state;

	private int checkpoint;

	public SyntheticMember(int[] groundTruth, int classes, int member) {
		this.groundTruth = groundTruth;
		this.classes = classes;
		this.difficulty = new float[groundTruth.length];
		this.confused = new int[2 * groundTruth.length];
		this.own = new float[groundTruth.length];
		this.drift = new float[groundTruth.length];
		this.state = 11;
		for (int i = 0; i < groundTruth.length; i++) {
			long bits = next();
			this.difficulty[i] = 1.1f * normal(bits, 0) + (((bits >>> 16) % 10 == 0) ? 1.5f : 0);
			for (int k = 0; k < 2; k++) {
				this.confused[2 * i
						+ k] = (int) ((groundTruth[i] + 1 + (bits >>> (32 + 8 * k)) % (classes - 1)) % classes);
			}
		}
		this.state = 0x9E3779B97F4A7C15L * (member + 1);
		for (int i = 0; i < groundTruth.length; i++) {
			long bits = next();
			this.own[i] = 0.35f * normal(bits, 0);
			this.drift[i] = 0.25f * normal(bits, 16);
		}
	}

	/** The predictions at the next checkpoint. */
	public int[] next(int[] labels) {
		this.checkpoint++;
		float skill = (float) (-1.2 + 3.6 * (1 - Math.exp(-Math.pow(this.checkpoint, 0.6) / 4)));
		float fresh = (float) (0.25 * Math.sqrt(1 - DRIFT * DRIFT));
		for (int i = 0; i < labels.length; i++) {
			long bits = next();
			this.drift[i] = DRIFT * this.drift[i] + fresh * normal(bits, 0);
			float noise = this.drift[i] + 0.1f * normal(bits, 16);
			float margin = skill - this.difficulty[i] + this.own[i] + noise;
			if (margin > 0) {
				labels[i] = this.groundTruth[i];
			}
			else if (margin < -1.5f && (bits >>> 40 & 3) == 0) {
				labels[i] = (int) ((bits >>> 44 & 0xFFFF) % this.classes);
			}
			else {
				labels[i] = this.confused[2 * i + ((2 * this.own[i] + noise > 0.3f) ? 1 : 0)];
			}
		}
		return labels;
	}

	private long next() {
		this.state ^= this.state << 13;
		this.state ^= this.state >>> 7;
		this.state ^= this.state << 17;
		return this.state;
	}

	private static float normal(long bits, int shift) {
		return NORMAL[(int) (bits >>> shift) & 0xFFFF];
	}

	private static float[] normal() {
		Random random = new Random(1);
		float[] normal = new float[1 << 16];
		for (int i = 0; i < normal.length; i++) {
			normal[i] = (float) random.nextGaussian();
		}
		return normal;
	}

}
