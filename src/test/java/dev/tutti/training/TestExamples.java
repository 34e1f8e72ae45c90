package dev.tutti.training;

import java.util.Arrays;
import java.util.SplittableRandom;

import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;

/**
 * Generated examples.
 *
 * @param features one row per example
 */
public record TestExamples(Shape shape, float[][] features, int[] labels) implements Examples {

	/**
	 * Noisy images: each class has a prototype that is drawn from the seed, and an
	 * example is 0.4 of the prototype plus 0.6 of noise.
	 * @param which distinguishes splits of the same classes
	 */
	public static TestExamples noisy(Shape shape, int classes, int size, long seed, int which) {
		SplittableRandom images = new SplittableRandom(seed);
		double[][] prototypes = new double[classes][shape.size()];
		for (double[] prototype : prototypes) {
			Arrays.setAll(prototype, (i) -> images.nextInt(2));
		}
		SplittableRandom noise = new SplittableRandom(seed + 31 * (which + 1));
		float[][] features = new float[size][shape.size()];
		int[] labels = new int[size];
		for (int example = 0; example < size; example++) {
			int label = noise.nextInt(classes);
			labels[example] = label;
			for (int i = 0; i < shape.size(); i++) {
				features[example][i] = (float) (0.4 * prototypes[label][i] + 0.6 * noise.nextDouble());
			}
		}
		return new TestExamples(shape, features, labels);
	}

	@Override
	public int size() {
		return this.labels.length;
	}

	@Override
	public void read(int index, float[] into, int offset) {
		System.arraycopy(this.features[index], 0, into, offset, this.shape.size());
	}

}
