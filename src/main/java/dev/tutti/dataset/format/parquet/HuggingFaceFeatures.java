package dev.tutti.dataset.format.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.tutti.dataset.format.parquet.reader.ParquetFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Hugging Face's library notes in a file's footer about its columns: the names of
 * classes, by label, and which columns hold images.
 *
 * @param classes of each column of ClassLabels
 * @param types by column, such as Image, ClassLabel or Sequence
 */
record HuggingFaceFeatures(Map<String, List<String>> classes, Map<String, String> types) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	static HuggingFaceFeatures of(ParquetFile file) {
		Map<String, List<String>> classes = new TreeMap<>();
		Map<String, String> types = new TreeMap<>();
		Optional<JsonNode> features = file.metadata("huggingface").flatMap(HuggingFaceFeatures::parse);
		features.ifPresent((all) -> all.properties().forEach((column) -> {
			JsonNode type = column.getValue().path("_type");
			if (type.isString()) {
				types.put(column.getKey(), type.stringValue());
			}
			List<String> names = new ArrayList<>();
			column.getValue().path("names").forEach((name) -> names.add(name.asString()));
			if (!names.isEmpty() && "ClassLabel".equals(types.get(column.getKey()))) {
				classes.put(column.getKey(), names);
			}
		}));
		return new HuggingFaceFeatures(classes, types);
	}

	private static Optional<JsonNode> parse(String text) {
		try {
			return Optional.of(JSON.readTree(text).path("info").path("features"));
		}
		catch (JacksonException ex) {
			// a note that another tool has damaged; the columns say the rest
			return Optional.empty();
		}
	}

	boolean isImage(String column) {
		return "Image".equals(this.types.get(column));
	}

	boolean isClassLabel(String column) {
		return "ClassLabel".equals(this.types.get(column));
	}

}
