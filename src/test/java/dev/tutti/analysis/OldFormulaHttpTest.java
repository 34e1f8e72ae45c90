package dev.tutti.analysis;

import java.util.List;

import dev.tutti.HttpTest;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.history.Histories;
import dev.tutti.history.History;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Values of another formula whose inputs are gone are answered with a warning. */
class OldFormulaHttpTest extends HttpTest {

	@Autowired
	private Ensembles ensembles;

	@Autowired
	private Histories histories;

	@Autowired
	private JdbcClient database;

	@Test
	void warnsOfOldFormulaWhenPredictionsAreGone() {
		long id = this.api.submit("""
				{"dataset": "digits", "members": 2, "architecture": {"type": "linear"}, "training": {"epochs": 1}}""");
		this.api.awaitEnd(id);
		History history = this.histories.of(this.ensembles.get(id).historyLayout(), Split.TEST);
		history.learning();
		history.counts(0);
		history.agreement(0, null);
		for (String table : List.of("checkpoint_summary", "learning_summary", "agreement_summary")) {
			this.database.sql("update " + table + " set formula = -1 where ensemble_id = ?").param(id).update();
		}
		this.database.sql("delete from history where ensemble_id = ? and member = 1").param(id).update();
		for (String path : List.of("/agreement", "/dynamics", "/ranking", "/examples", "/examples/test/0",
				"/redundant?split=test", "/suspects?split=test")) {
			JsonNode warnings = this.api.get("/api/v1/ensembles/" + id + path).json().path("warnings");
			assertThat(warnings).as(path).hasSize(1);
			assertThat(warnings.path(0).path("type").asString()).isEqualTo("old-formula");
		}
		String compared = "/api/v1/comparisons?left=%d&right=%d".formatted(id, id);
		assertThat(this.api.get(compared).json().path("warnings")).hasSize(1);
	}

	@Test
	void hasNoWarningsOtherwise() {
		long id = this.api.submit("""
				{"dataset": "digits", "members": 2, "architecture": {"type": "linear"}, "training": {"epochs": 1}}""");
		this.api.awaitEnd(id);
		for (String path : List.of("/agreement", "/dynamics", "/ranking", "/examples/test/0")) {
			assertThat(this.api.get("/api/v1/ensembles/" + id + path).json().has("warnings")).as(path).isFalse();
		}
	}

}
