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
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Trains the members of a block as one stacked network on libtorch.
 */
@Component
@Order(1)
class TorchEngine implements TrainingEngine {

	/** Of datasets as they are; more make hardly a difference. */
	private static final int CLASSES = 10;

	/** More members at a time have won nothing. */
	private static final int MOST = 16;

	/**
	 * What a step of a block may touch, in bytes: with more than this it is slower a
	 * member again, as the caches hold less of it.
	 */
	private static final long TOUCHED = 6 << 20;

	private @Nullable String device;

	private final SharedExamples examples = new SharedExamples();

	@Override
	public String name() {
		return "torch";
	}

	@Override
	public boolean isPresent() {
		String library = "/org/bytedeco/pytorch/" + Loader.getPlatform() + "/" + System.mapLibraryName("jnitorch");
		return TorchEngine.class.getResource(library) != null || Boolean.getBoolean("org.bytedeco.javacpp.pathsFirst");
	}

	@Override
	public String version() {
		return "libtorch " + org.bytedeco.pytorch.presets.torch.class.getPackage().getImplementationVersion() + ", "
				+ device();
	}

	@Override
	public int blockSize(Architecture architecture, Shape shape, Training training) {
		Network network = new Network(architecture, shape, CLASSES);
		long parameters = network.parameters().stream().mapToLong(ParameterShape::size).sum();
		long values = shape.size() + 2L * network.nodes().stream().mapToLong(Node::width).sum();
		long touched = Float.BYTES * (2 * parameters + training.batchSize() * values);
		return (int) Math.max(1, Math.min(MOST, TOUCHED / touched));
	}

	@Override
	public void train(TrainingPlan plan, List<Integer> members, TrainingMonitor monitor) {
		// of this thread: the tasks are what runs side by side
		torch.set_num_threads(1);
		List<Examples> acquired = new ArrayList<>();
		Shape shape = plan.examples().values().iterator().next().shape();
		Network network = new Network(plan.architecture(), shape, plan.classes());
		try (PointerScope scope = new PointerScope(); NoGradGuard guard = new NoGradGuard()) {
			Backend backend = new Backend(new Device(device()), ScalarType.Float);
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

	/** As libtorch names it; asked late, as libtorch takes a while to load. */
	private synchronized String device() {
		if (this.device == null) {
			this.device = torch.cuda_is_available() ? "cuda:0" : "cpu";
		}
		return this.device;
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
