package dev.tutti.demo;

import java.util.List;

import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.Mlp;
import dev.tutti.architecture.SmallCnn;
import dev.tutti.ensemble.EnsembleSpec;
import dev.tutti.ensemble.EnsembleSubmission;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.training.Evaluation;
import dev.tutti.training.Training;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Two ensembles of different architectures on the embedded digits. */
@Component
@ConditionalOnBooleanProperty("tutti.demo")
class Demonstration {

	private static final Logger logger = LoggerFactory.getLogger(Demonstration.class);

	private static final int MEMBERS = 20;

	/** Much is learned within the first epoch: early checkpoints show the order. */
	private static final Evaluation EVALUATION = new Evaluation(List.of(0.1, 0.25, 0.5));

	private final Ensembles ensembles;

	private final EnsembleSubmission submission;

	private final Environment environment;

	Demonstration(Ensembles ensembles, EnsembleSubmission submission, Environment environment) {
		this.ensembles = ensembles;
		this.submission = submission;
		this.environment = environment;
	}

	@EventListener(ApplicationReadyEvent.class)
	void begin() {
		if (this.ensembles.isEmpty()) {
			long mlps = submit("20 MLPs on digits", new Mlp(List.of(64, 32), null, null), 20);
			submit("20 small CNNs on digits", new SmallCnn(null, null, null, null, null), 6);
			announce("http://localhost:" + this.environment.getProperty("local.server.port"), mlps);
		}
	}

	private static void announce(String address, long ensemble) {
		logger.info("""
				Tutti trains the demonstration ensembles; within about a minute these tell whether networks agree:
				  how many of the MLPs are correct on each test example: {0}/api/v1/ensembles/{1}/agreement?split=test
				  which examples they learn first and last:              {0}/api/v1/ensembles/{1}/ranking?split=test
				  progress of all ensembles:                             {0}/api/v1/ensembles
				  the API, to try out:                                   {0}/swagger-ui.html""".replace("{0}", address)
			.replace("{1}", String.valueOf(ensemble)));
	}

	private long submit(String name, Architecture architecture, int epochs) {
		Training training = new Training(epochs, null, null, null, null);
		return this.submission
			.submit(new EnsembleSpec(name, "digits", MEMBERS, null, null, architecture, training, EVALUATION, null,
					null), null)
			.id();
	}

}
