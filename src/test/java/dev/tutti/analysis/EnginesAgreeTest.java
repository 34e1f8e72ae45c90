package dev.tutti.analysis;

import java.util.Arrays;
import java.util.List;

import dev.tutti.HttpTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The engines train the same networks: members of one learn in the order of members of
 * the other.
 */
class EnginesAgreeTest extends HttpTest {

	private static final int CHECKPOINTS = 5;

	@ParameterizedTest
	@ValueSource(strings = { """
			{"type": "linear"}""", """
			{"type": "mlp", "hidden": [32], "activation": "tanh", "dropout": 0.2}""", """
			{"type": "small-cnn", "filters": [8, 12], "dense": 24}""" })
	void enginesAgreeOnLearningOrderAndAccuracy(String architecture) {
		List<Long> torch = List.of(submit("torch", 1, architecture), submit("torch", 2, architecture));
		List<Long> dl4j = List.of(submit("dl4j", 3, architecture), submit("dl4j", 4, architecture));
		torch.forEach(this.api::awaitEnd);
		dl4j.forEach(this.api::awaitEnd);
		double within = Math.min(correlation(torch.get(0), torch.get(1)), correlation(dl4j.get(0), dl4j.get(1)));
		for (long one : torch) {
			for (long other : dl4j) {
				assertThat(correlation(one, other)).isGreaterThan(within - 0.03);
			}
		}
		for (int checkpoint = 0; checkpoint < CHECKPOINTS; checkpoint++) {
			double[] ours = accuracies(torch, checkpoint);
			double[] theirs = accuracies(dl4j, checkpoint);
			double error = Math.sqrt((variance(ours) + variance(theirs)) / ours.length);
			assertThat(mean(ours)).as("checkpoint %d", checkpoint).isCloseTo(mean(theirs), within(5 * error));
		}
	}

	private long submit(String engine, int seed, String architecture) {
		return this.api.submit("""
				{"dataset": "digits", "members": 12, "engine": "%s", "seed": %d, "architecture": %s,
				 "training": {"epochs": 3, "optimizer": {"type": "sgd", "learningRate": 0.02}},
				 "evaluation": {"early": [0.25, 0.5]}}""".formatted(engine, seed, architecture));
	}

	/** Of accessibility on the test split. */
	private double correlation(long one, long other) {
		return this.api.get("/api/v1/comparisons?split=test&left=" + one + "&right=" + other)
			.json()
			.path("pearson")
			.asDouble();
	}

	private double[] accuracies(List<Long> ensembles, int checkpoint) {
		return ensembles.stream()
			.flatMap((id) -> this.api.get("/api/v1/ensembles/" + id + "/members?split=test&checkpoint=" + checkpoint)
				.json()
				.path("accuracies")
				.valueStream())
			.mapToDouble(JsonNode::asDouble)
			.toArray();
	}

	private static double mean(double[] values) {
		return Arrays.stream(values).average().orElseThrow();
	}

	private static double variance(double[] values) {
		double mean = mean(values);
		return Arrays.stream(values).map((value) -> (value - mean) * (value - mean)).sum() / (values.length - 1);
	}

}
