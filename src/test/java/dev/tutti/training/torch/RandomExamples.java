package dev.tutti.training.torch;

import java.util.Random;

import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;

/**
 * Examples drawn at random, brighter the higher their label, so there is something to
 * learn.
 */
record RandomExamples(Shape shape, int classes, int size, long seed) implements Examples {

	@Override
	public int[] labels() {
		return new Random(this.seed).ints(this.size, 0, this.classes).toArray();
	}

	@Override
	public void read(int index, float[] into, int offset) {
		Random random = new Random(this.seed * 31 + index);
		float light = (float) labels()[index] / this.classes;
		for (int i = 0; i < this.shape.size(); i++) {
			into[offset + i] = random.nextInt(4) / 8f + light / 2;
		}
	}

}
