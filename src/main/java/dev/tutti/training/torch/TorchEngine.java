package dev.tutti.training.torch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tutti.architecture.Architecture;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.training.MemberState;
import dev.tutti.training.Training;
import dev.tutti.training.TrainingEngine;
import dev.tutti.training.TrainingMonitor;
import dev.tutti.training.TrainingPlan;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Trains the members of a block as one stacked network on libtorch.
 */
@Component
class TorchEngine implements TrainingEngine {

	private static final int BLOCK = 8;

	private final String device;

	private final SharedExamples examples = new SharedExamples();

	TorchEngine() {
		this(torch.cuda_is_available() ? "cuda:0" : "cpu");
	}

	/**
	 * @param device as libtorch names it, such as {@code cuda:1}
	 */
	TorchEngine(String device) {
		this.device = device;
	}

	@Override
	public String name() {
		return "torch";
	}

	@Override
	public String version() {
		return "libtorch " + org.bytedeco.pytorch.presets.torch.class.getPackage().getImplementationVersion() + ", "
				+ this.device;
	}

	@Override
	public int blockSize(Architecture architecture, Shape shape, Training training) {
		return BLOCK;
	}

	@Override
	public void train(TrainingPlan plan, List<Integer> members, TrainingMonitor monitor) {
		// of this thread: the tasks are what runs side by side
		torch.set_num_threads(1);
		List<Examples> acquired = new ArrayList<>();
		Shape shape = plan.examples().values().iterator().next().shape();
		Network network = new Network(plan.architecture(), shape, plan.classes());
		try (PointerScope scope = new PointerScope(); NoGradGuard guard = new NoGradGuard()) {
			Backend backend = new Backend(new Device(this.device), ScalarType.Float);
			Map<Split, DeviceExamples> examples = new EnumMap<>(Split.class);
			plan.examples().forEach((split, those) -> {
				acquired.add(those);
				examples.put(split, this.examples.acquire(those, network.pictures(),
						() -> DeviceExamples.of(those, network.pictures(), backend)));
			});
			train(plan, network, cohorts(plan, members, monitor), monitor, examples, backend);
		}
		finally {
			acquired.forEach((those) -> this.examples.release(those, network.pictures()));
		}
	}

	private static void train(TrainingPlan plan, Network network, List<Cohort> begun, TrainingMonitor monitor,
			Map<Split, DeviceExamples> examples, Backend backend) {
		Deque<Cohort> cohorts = new ArrayDeque<>(begun);
		while (!cohorts.isEmpty()) {
			try (PointerScope scope = new PointerScope()) {
				CohortTraining training = new CohortTraining(plan, network, cohorts.remove(), monitor, examples,
						backend);
				Cohort rest = training.run();
				if (training.stopped()) {
					return;
				}
				if (rest != null && !rest.members().isEmpty()) {
					cohorts.addFirst(rest);
				}
			}
		}
	}

	/** Members that have the same checkpoints behind them go on together. */
	private static List<Cohort> cohorts(TrainingPlan plan, List<Integer> members, TrainingMonitor monitor) {
		Map<Integer, List<Integer>> numbers = new TreeMap<>();
		Map<Integer, List<byte[]>> states = new TreeMap<>();
		for (int member : members) {
			@Nullable MemberState state = monitor.resume(member);
			int next = (state != null) ? state.checkpoint() + 1 : 0;
			numbers.computeIfAbsent(next, (key) -> new ArrayList<>()).add(member);
			if (state != null) {
				states.computeIfAbsent(next, (key) -> new ArrayList<>()).add(state.content());
			}
		}
		List<Cohort> cohorts = new ArrayList<>();
		numbers.forEach((next, those) -> cohorts.add(new Cohort(those,
				(next > 0) ? plan.checkpoints().get(next - 1).step() : 0, next, states.getOrDefault(next, List.of()))));
		return cohorts;
	}

}
