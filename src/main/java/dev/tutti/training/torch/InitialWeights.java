package dev.tutti.training.torch;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import dev.tutti.training.Initialization;
import dev.tutti.training.MemberRandom;
import dev.tutti.training.MemberRandom.Purpose;

/**
 * Draws a member's initial parameters on the host, so that they are the same on every
 * device.
 */
final class InitialWeights {

	private InitialWeights() {
	}

	/** Parameter by parameter, as {@link Parameters#write} takes them. */
	static float[] draw(List<ParameterShape> shapes, Initialization initialization, long seed, int member) {
		float[] all = new float[shapes.stream().mapToInt(ParameterShape::size).sum()];
		int at = 0;
		for (int i = 0; i < shapes.size(); i++) {
			ParameterShape shape = shapes.get(i);
			if (shape.weight()) {
				double deviation = initialization.standardDeviation(shape.rows(), shape.outputs());
				SplittableRandom random = new SplittableRandom(MemberRandom.seed(seed, member, Purpose.WEIGHTS, i));
				for (int j = 0; j < shape.size(); j++) {
					all[at + j] = (float) (deviation * initialization.draw(() -> gaussian(random)));
				}
			}
			else if (shape.role() == ParameterShape.Role.SCALE) {
				Arrays.fill(all, at, at + shape.size(), 1);
			}
			at += shape.size();
		}
		return all;
	}

	/**
	 * By Box and Muller (1958), with functions whose every bit is specified: JDKs differ
	 * in theirs.
	 */
	private static double gaussian(SplittableRandom random) {
		double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
		return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
	}

}
