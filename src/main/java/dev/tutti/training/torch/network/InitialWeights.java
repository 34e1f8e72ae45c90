package dev.tutti.training.torch.network;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import dev.tutti.training.Initialization;
import dev.tutti.training.MemberRandom;
import dev.tutti.training.MemberRandom.Purpose;
import dev.tutti.training.lowering.ParameterShape;
import dev.tutti.training.lowering.ParameterShape.Role;
import dev.tutti.training.torch.memory.StackedParameters;

/**
 * Draws a member's initial parameters on the host, so that they are the same on every
 * device.
 */
public final class InitialWeights {

	private InitialWeights() {
	}

	/** Draws all parameters in order, as {@link StackedParameters#write} expects them. */
	public static float[] draw(List<ParameterShape> shapes, Initialization initialization, long seed, int member) {
		float[] all = new float[shapes.stream().mapToInt(ParameterShape::size).sum()];
		int at = 0;
		for (int i = 0; i < shapes.size(); i++) {
			ParameterShape shape = shapes.get(i);
			if (shape.role() == Role.WEIGHT) {
				double deviation = initialization.standardDeviation(shape.fanIn(), shape.fanOut());
				SplittableRandom random = new SplittableRandom(MemberRandom.seed(seed, member, Purpose.WEIGHTS, i));
				for (int j = 0; j < shape.size(); j++) {
					all[at + j] = (float) (deviation * initialization.draw(() -> gaussian(random)));
				}
			}
			else if (shape.role() == Role.SCALE) {
				Arrays.fill(all, at, at + shape.size(), 1);
			}
			at += shape.size();
		}
		return all;
	}

	/**
	 * The method of Box and Muller (1958), with functions whose results are specified to
	 * the bit; those of JDKs differ.
	 */
	private static double gaussian(SplittableRandom random) {
		double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
		return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
	}

}
