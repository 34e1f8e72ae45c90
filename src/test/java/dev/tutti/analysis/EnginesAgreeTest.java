package dev.tutti.analysis;

import java.util.List;

import dev.tutti.HttpTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The engines train the same networks: members of one learn in the order of members of
 * the other.
 */
class EnginesAgreeTest extends HttpTest {

	@ParameterizedTest
	@ValueSource(strings = { """
			{"type": "linear"}""", """
			{"type": "mlp", "hidden": [32], "activation": "tanh", "dropout": 0.2}""", """
			{"type": "small-cnn", "filters": [8, 12], "dense": 24}""" })
	void membersOfBothLearnAlike(String architecture) {
		List<Long> torch = List.of(submit("torch", 1, architecture), submit("torch", 2, architecture));
		List<Long> dl4j = List.of(submit("dl4j", 3, architecture), submit("dl4j", 4, architecture));
		torch.forEach(this.api::awaitEnd);
		dl4j.forEach(this.api::awaitEnd);
		double within = Math.min(correlation(torch.get(0), torch.get(1)), correlation(dl4j.get(0), dl4j.get(1)));
		for (long one : torch) {
			for (long other : dl4j) {
				assertThat(correlation(one, other)).isGreaterThan(within - 0.03);
				assertCurvesAgree(dynamics(one), dynamics(other));
				assertCurvesAgree(dynamics(other), dynamics(one));
			}
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

	private JsonNode dynamics(long ensemble) {
		return this.api.get("/api/v1/ensembles/" + ensemble + "/dynamics?split=test").json().path("checkpoints");
	}

	/** At each checkpoint, the one's mean accuracy lies among the other's members. */
	private static void assertCurvesAgree(JsonNode one, JsonNode other) {
		assertThat(one).hasSize(5);
		for (int i = 0; i < one.size(); i++) {
			JsonNode spread = other.path(i).path("accuracy");
			assertThat(one.path(i).path("accuracy").path("mean").asDouble()).as("checkpoint %d", i)
				.isBetween(spread.path("min").asDouble(), spread.path("max").asDouble());
		}
	}

}
