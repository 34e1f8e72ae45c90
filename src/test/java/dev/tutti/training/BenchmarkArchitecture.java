package dev.tutti.training;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.Linear;
import dev.tutti.architecture.LinearStVgg;
import dev.tutti.architecture.Mlp;
import dev.tutti.architecture.MnistNet;
import dev.tutti.architecture.ResNet;
import dev.tutti.architecture.SmallCnn;
import dev.tutti.architecture.SmallStVgg;
import dev.tutti.architecture.StVgg;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The architectures that {@link TrainingBenchmark} trains. */
final class BenchmarkArchitecture {

	private static final Map<String, Supplier<Architecture>> ZOO = new TreeMap<>(Map.of("linear", Linear::new, "mlp",
			() -> new Mlp(null, null, null), "small-cnn", () -> new SmallCnn(null, null, null, null, null), "mnist-net",
			() -> new MnistNet(null, null, null), "st-vgg", () -> new StVgg(null, null, null), "small-st-vgg",
			() -> new SmallStVgg(null, null, null), "linear-st-vgg", () -> new LinearStVgg(null, null), "resnet",
			() -> new ResNet(null, null, null, null)));

	private BenchmarkArchitecture() {
	}

	/**
	 * @param text the name of an architecture of the zoo, with its defaults, or any
	 * architecture as JSON, as the API takes it
	 * @throws IllegalArgumentException for anything else
	 */
	static Architecture of(String text) {
		if (text.startsWith("{")) {
			return Json.read(text);
		}
		Supplier<Architecture> architecture = ZOO.get(text);
		if (architecture == null) {
			throw new IllegalArgumentException(
					"Unknown architecture " + text + ": use one of " + String.join(", ", ZOO.keySet()) + ", or JSON");
		}
		return architecture.get();
	}

	/** Loaded where JSON is read alone: the bundle for GPUs has no Jackson. */
	private static final class Json {

		static Architecture read(String text) {
			try {
				return JsonMapper.builder().build().readValue(text, Architecture.class);
			}
			catch (JacksonException ex) {
				throw new IllegalArgumentException("Malformed architecture: " + ex.getOriginalMessage(), ex);
			}
		}

	}

}
