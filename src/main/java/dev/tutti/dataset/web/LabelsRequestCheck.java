package dev.tutti.dataset.web;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.web.BodyCheck;
import dev.tutti.web.FieldProblem;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Checks labels that were sent without features. */
@Component
class LabelsRequestCheck implements BodyCheck<LabelsRequest> {

	/** How many bad labels or keys of one split are told. */
	private static final int LISTED = 10;

	private final Validator validator;

	LabelsRequestCheck(Validator validator) {
		this.validator = validator;
	}

	@Override
	public Class<LabelsRequest> type() {
		return LabelsRequest.class;
	}

	@Override
	public List<FieldProblem> check(LabelsRequest request) {
		List<FieldProblem> problems = new ArrayList<>();
		this.validator.validate(request).forEach((violation) -> problems.add(FieldProblem.of(violation)));
		List<String> classes = Objects.requireNonNullElse(request.classes(), List.of());
		checkClasses(classes, problems);
		Map<String, SplitLabels> splits = Objects.requireNonNullElse(request.splits(), Map.of());
		// null is neither labels nor a number of examples
		splits.forEach((name, split) -> checkSplit(name, Objects.requireNonNullElse(split, SplitLabels.NONE),
				classes.size(), problems));
		Objects.requireNonNullElse(request.keys(), Map.<String, List<String>>of())
			.forEach((name, keys) -> checkKeys(name, keys, splits.get(name), problems));
		return problems;
	}

	/** Names that differ in the form of their characters alone would look the same. */
	private static void checkClasses(List<String> classes, List<FieldProblem> problems) {
		Map<String, Integer> known = new HashMap<>();
		for (int label = 0; label < classes.size(); label++) {
			String name = classes.get(label);
			Integer before = (name != null) ? known.putIfAbsent(Normalizer.normalize(name, Normalizer.Form.NFC), label)
					: null;
			if (before != null) {
				problems.add(FieldProblem.at(List.of("classes", Integer.toString(label)),
						name.equals(classes.get(before)) ? "Class %d is called '%s' too.".formatted(before, name)
								: "'%s' is the name of class %d too, written with other characters of Unicode."
									.formatted(name, before)));
			}
		}
	}

	private static void checkSplit(String name, SplitLabels split, int classes, List<FieldProblem> problems) {
		List<String> path = List.of("splits", name);
		if (!Split.isName(name)) {
			problems.add(FieldProblem.at(path,
					"A split cannot have this name: use 1 to 32 lower-case letters, digits, _ and -, beginning with a letter or a digit."));
		}
		int[] labels = split.labels();
		if (split.examples() < 1 || split.examples() > ParsedDataset.MOST_EXAMPLES) {
			problems.add(FieldProblem.at(path,
					"Expected a list of labels, or the number of examples of a split without labels: 1 to %,d of them."
						.formatted(ParsedDataset.MOST_EXAMPLES)));
		}
		else if (labels == null && name.equals(Split.TRAIN.name())) {
			problems.add(
					FieldProblem.at(path, "Examples to train on have labels: list them, or name the split otherwise."));
		}
		int found = 0;
		for (int i = 0; labels != null && i < labels.length && found < LISTED; i++) {
			if (classes > 0 && (labels[i] < 0 || labels[i] >= classes)) {
				problems.add(FieldProblem.at(List.of("splits", name, Integer.toString(i)),
						"%d is no label; with %d classes, labels are 0 to %d.".formatted(labels[i], classes,
								classes - 1)));
				found++;
			}
		}
	}

	private static void checkKeys(String name, @Nullable List<String> keys, @Nullable SplitLabels split,
			List<FieldProblem> problems) {
		List<String> path = List.of("keys", name);
		if (keys == null || split == null) {
			problems.add(FieldProblem.at(path, (split != null) ? "Expected a list of keys, one an example."
					: "There is no split of this name in splits."));
			return;
		}
		if (keys.size() != split.examples()) {
			problems.add(FieldProblem.at(path,
					"These are %d keys; the split has %d examples.".formatted(keys.size(), split.examples())));
		}
		Map<String, Integer> known = new HashMap<>();
		CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
		int found = 0;
		for (int i = 0; i < keys.size() && found < LISTED; i++) {
			String key = keys.get(i);
			String problem = findProblem(key, utf8);
			Integer before = (problem != null) ? null : known.putIfAbsent(key, i);
			if (before != null) {
				problem = "'%s' is the key of example %d too; a key is unique in its split.".formatted(key, before);
			}
			if (problem != null) {
				problems.add(FieldProblem.at(List.of("keys", name, Integer.toString(i)), problem));
				found++;
			}
		}
	}

	private static @Nullable String findProblem(@Nullable String key, CharsetEncoder utf8) {
		if (key == null || key.isEmpty() || key.length() > Keys.LONGEST) {
			return "A key has 1 to %,d characters.".formatted(Keys.LONGEST);
		}
		return utf8.canEncode(key) ? null : "This is not valid Unicode.";
	}

}
