package dev.tutti.training.torch.network;

import java.util.List;
import java.util.SplittableRandom;

import dev.tutti.training.MemberRandom;
import dev.tutti.training.MemberRandom.Purpose;
import dev.tutti.training.torch.memory.Backend;
import dev.tutti.training.torch.stage.DropoutStage;
import org.bytedeco.pytorch.Tensor;

/**
 * Draws the members' dropout masks on the host, so that they are the same on every
 * device.
 */
public final class DropoutMasks {

	private final Backend backend;

	private final long seed;

	private final List<Integer> members;

	public DropoutMasks(Backend backend, long seed, List<Integer> members) {
		this.backend = backend;
		this.seed = seed;
		this.members = members;
	}

	/** Draws the masks of one step, in the order of the layers. */
	public void draw(List<DropoutStage> stages, long step) {
		if (stages.isEmpty()) {
			return;
		}
		float[][] masks = new float[stages.size()][];
		for (int i = 0; i < masks.length; i++) {
			masks[i] = new float[(int) stages.get(i).mask().numel()];
		}
		for (int member = 0; member < this.members.size(); member++) {
			SplittableRandom random = new SplittableRandom(
					MemberRandom.seed(this.seed, this.members.get(member), Purpose.DROPOUT, step));
			for (int i = 0; i < masks.length; i++) {
				int length = masks[i].length / this.members.size();
				fill(masks[i], member * length, length, stages.get(i).rate(), random);
			}
		}
		for (int i = 0; i < masks.length; i++) {
			Tensor mask = stages.get(i).mask();
			mask.copy_(this.backend.of(masks[i], mask.shape()));
		}
	}

	/** Decides two values with each draw; probabilities are in units of 2^-32. */
	private static void fill(float[] mask, int start, int length, double rate, SplittableRandom random) {
		long threshold = (long) (rate * 0x1p32);
		float kept = (float) (1 / (1 - rate));
		for (int i = 0; i < length; i += 2) {
			long drawn = random.nextLong();
			mask[start + i] = ((drawn >>> 32) < threshold) ? 0 : kept;
			if (i + 1 < length) {
				mask[start + i + 1] = ((drawn & 0xFFFFFFFFL) < threshold) ? 0 : kept;
			}
		}
	}

}
