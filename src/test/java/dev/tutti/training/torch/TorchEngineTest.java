package dev.tutti.training.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.tutti.architecture.Activation;
import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.Linear;
import dev.tutti.architecture.Mlp;
import dev.tutti.architecture.SmallCnn;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.training.Answers;
import dev.tutti.training.Checkpoint;
import dev.tutti.training.Evaluation;
import dev.tutti.training.Initialization;
import dev.tutti.training.MemberState;
import dev.tutti.training.Optimizer;
import dev.tutti.training.StepDecay;
import dev.tutti.training.Training;
import dev.tutti.training.TrainingMonitor;
import dev.tutti.training.TrainingPlan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class TorchEngineTest {

	private static final int CLASSES = 7;

	private final TorchEngine engine = new TorchEngine();

	static Stream<Arguments> trainings() {
		Optimizer sgd = new Optimizer.Sgd(0.05, 0.9, false, new StepDecay(2, 1));
		Optimizer nesterov = new Optimizer.Sgd(0.05, 0.9, true, null);
		Optimizer plain = new Optimizer.Sgd(0.05, 0.0, false, null);
		Optimizer adam = new Optimizer.Adam(null, null, null, null, null);
		return Stream.of(Arguments.of(new Linear(), sgd, 0.0),
				Arguments.of(new Mlp(List.of(33, 17), Activation.TANH, 0.3), sgd, 1e-3),
				Arguments.of(new Mlp(List.of(128, 64), Activation.RELU, 0.0), nesterov, 0.0),
				Arguments.of(new Mlp(List.of(5), Activation.ELU, 0.0), adam, 1e-3),
				Arguments.of(new SmallCnn(List.of(5, 6), 3, 9, Activation.ELU, 0.2), adam, 0.0),
				Arguments.of(new SmallCnn(List.of(3), 2, 9, Activation.TANH, 0.0), plain, 1e-3),
				Arguments.of(new SmallCnn(List.of(32, 64), 3, 128, Activation.RELU, 0.0), sgd, 0.0));
	}

	@ParameterizedTest
	@MethodSource("trainings")
	void aHistoryDoesNotDependOnTheBlock(Architecture architecture, Optimizer optimizer, double l2) {
		TrainingPlan plan = plan(architecture, optimizer, l2);
		Recorder together = new Recorder();
		this.engine.train(plan, List.of(0, 1, 2, 3, 4), together);
		Recorder apart = new Recorder();
		this.engine.train(plan, List.of(3), apart);
		this.engine.train(plan, List.of(4, 1, 2), apart);
		this.engine.train(plan, List.of(0), apart);
		assertThat(apart.answers).usingRecursiveComparison().isEqualTo(together.answers);
		assertThat(apart.trained).isEqualTo(together.trained);
	}

	@ParameterizedTest
	@MethodSource("trainings")
	void aHistoryDoesNotDependOnWhereItWasInterrupted(Architecture architecture, Optimizer optimizer, double l2) {
		TrainingPlan plan = plan(architecture, optimizer, l2);
		Recorder undisturbed = new Recorder();
		this.engine.train(plan, List.of(0, 1, 2), undisturbed);
		Recorder interrupted = new Recorder();
		interrupted.stopAfter = 4;
		this.engine.train(plan, List.of(0, 1, 2), interrupted);
		interrupted.states.remove(1);
		interrupted.stopAfter = Integer.MAX_VALUE;
		this.engine.train(plan, List.of(0, 1, 2), interrupted);
		assertThat(interrupted.answers).usingRecursiveComparison().isEqualTo(undisturbed.answers);
	}

	@Test
	void membersDiffer() {
		Recorder recorder = new Recorder();
		this.engine.train(plan(new Linear(), new Optimizer.Sgd(0.05, 0.9, false, null), 0), List.of(0, 1), recorder);
		assertThat(recorder.answers.get(0).get(0).get(Split.TEST).margin())
			.isNotEqualTo(recorder.answers.get(1).get(0).get(Split.TEST).margin());
	}

	private static TrainingPlan plan(Architecture architecture, Optimizer optimizer, double l2) {
		Map<Split, Examples> examples = Map.of(Split.TRAIN, new RandomExamples(new Shape(1, 8, 8), CLASSES, 101, 1),
				Split.TEST, new RandomExamples(new Shape(1, 8, 8), CLASSES, 37, 2));
		Training training = new Training(2, 16, optimizer, l2, Initialization.HE);
		return new TrainingPlan(examples, CLASSES, architecture, training,
				Checkpoint.of(training, new Evaluation(List.of(0.3)), 101), 11);
	}

	/** Keeps all that it is told. */
	private static final class Recorder implements TrainingMonitor {

		final Map<Integer, Map<Integer, Map<Split, Answers>>> answers = new TreeMap<>();

		final Map<Integer, Integer> trained = new TreeMap<>();

		final Map<Integer, MemberState> states = new HashMap<>();

		final List<Integer> diverged = new ArrayList<>();

		int stopAfter = Integer.MAX_VALUE;

		int steps;

		@Override
		public boolean stopRequested() {
			return this.steps++ >= this.stopAfter;
		}

		@Override
		public void trained(int member, int examples) {
			this.trained.merge(member, examples, Integer::sum);
		}

		@Override
		public void evaluated(int member, Checkpoint checkpoint, Map<Split, Answers> answers,
				MemberState.Source state) {
			this.answers.computeIfAbsent(member, (key) -> new TreeMap<>()).put(checkpoint.number(), answers);
			this.states.put(member, state.get());
		}

		@Override
		public void diverged(int member, double epoch) {
			this.diverged.add(member);
		}

		@Override
		public @Nullable MemberState resume(int member) {
			return this.states.get(member);
		}

	}

}
