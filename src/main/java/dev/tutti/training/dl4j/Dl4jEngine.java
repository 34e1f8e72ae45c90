package dev.tutti.training.dl4j;

import java.util.List;

import dev.tutti.architecture.Architecture;
import dev.tutti.dataset.Shape;
import dev.tutti.training.Training;
import dev.tutti.training.TrainingEngine;
import dev.tutti.training.TrainingMonitor;
import dev.tutti.training.TrainingPlan;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Trains with Deeplearning4j on the processor, one member after another. */
@Component
@Order(2)
class Dl4jEngine implements TrainingEngine {

	/** What a member takes is a guess before the dataset's size is known. */
	private static final int EXAMPLES = 5000;

	private static final double SECONDS_A_TASK = 2;

	private static final int LARGEST_BLOCK = 8;

	@Override
	public String name() {
		return "dl4j";
	}

	@Override
	public String version() {
		return Libraries.version();
	}

	/**
	 * As many as take a few seconds, so that handing them out costs little, but few
	 * enough for slots to end together.
	 */
	@Override
	public int blockSize(Architecture architecture, Shape shape, Training training) {
		double seconds = Cost.secondsAnExample(architecture, shape, training.batchSize()) * EXAMPLES
				* training.epochs();
		return (int) Math.max(1, Math.min(LARGEST_BLOCK, SECONDS_A_TASK / seconds));
	}

	@Override
	public void train(TrainingPlan plan, List<Integer> members, TrainingMonitor monitor) {
		Libraries.load();
		try (Network network = new Network(plan)) {
			for (int member : members) {
				if (!new MemberTraining(plan, member, monitor, network).run()) {
					return;
				}
			}
		}
	}

}
