package dev.tutti.dataset.format.array;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.upload.ArrayName.Role;
import dev.tutti.dataset.upload.Understood.PassedOver;
import dev.tutti.dataset.upload.UploadOptions;
import org.jspecify.annotations.Nullable;

/** Chooses among arrays by their names the features and labels of each split. */
final class ArrayRoles {

	/** A test set whose files do not say so (Recht et al., 2018). */
	private static final Pattern CIFAR_10_1 = Pattern.compile("cifar-?10\\.1", Pattern.CASE_INSENSITIVE);

	/** What to do where names do not tell. */
	static final String NAMES = " Names say it, such as x_train and y_train, test_images and test_labels, or the parts trainImages, trainLabels, testImages and testLabels.";

	private final UploadOptions options;

	private final SortedMap<Split, ArrayPair> pairs = new TreeMap<>();

	private final List<PassedOver> passedOver = new ArrayList<>();

	private ArrayRoles(UploadOptions options) {
		this.options = options;
	}

	/**
	 * Chooses the arrays.
	 * @throws InvalidDatasetException if a split's are missing or cannot be told
	 */
	static ArrayRoles of(List<ArraySource> arrays, UploadOptions options) {
		ArrayRoles roles = new ArrayRoles(options);
		SortedMap<Split, List<ArraySource>> splits = new TreeMap<>();
		List<ArraySource> others = new ArrayList<>();
		for (ArraySource array : arrays) {
			roles.split(array)
				.ifPresentOrElse((split) -> splits.computeIfAbsent(split, (key) -> new ArrayList<>()).add(array),
						() -> others.add(array));
		}
		if (splits.isEmpty()) {
			roles.add(Split.TRAIN, others);
		}
		else {
			splits.forEach(roles::add);
			roles.passOver(others);
		}
		return roles;
	}

	/** The arrays of each split; none where no name says features. */
	SortedMap<Split, ArrayPair> pairs() {
		return this.pairs;
	}

	List<PassedOver> passedOver() {
		return this.passedOver;
	}

	private Optional<Split> split(ArraySource array) {
		boolean isTest = this.options.testShare() == null && CIFAR_10_1.matcher(array.title()).find();
		return array.name().orSplit(isTest ? Optional.of(Split.TEST) : Optional.empty()).split();
	}

	private void add(Split split, List<ArraySource> arrays) {
		List<ArraySource> labels = withRole(arrays, Role.LABELS);
		List<ArraySource> features = withRole(arrays, Role.FEATURES);
		List<ArraySource> rest = withRole(arrays, null);
		if (features.isEmpty() && (!labels.isEmpty() || this.options.splits().contains(split.name()))) {
			features = rest;
			rest = List.of();
		}
		rest.forEach((array) -> passOver(array, "its name says neither features nor labels"));
		if (features.isEmpty() && labels.isEmpty()) {
			return;
		}
		ArraySource chosen = findOnly(features, "features", split);
		if (chosen == null) {
			throw new InvalidDatasetException("No array has the features of the %s split, whose labels %s has.%s"
				.formatted(split.name(), labels.get(0).title(), NAMES));
		}
		this.pairs.put(split, new ArrayPair(chosen, findOnly(labels, "labels", split)));
	}

	/** Passes over arrays beside ones that say their split, unless they may be missed. */
	private void passOver(List<ArraySource> others) {
		boolean features = !withRole(others, Role.FEATURES).isEmpty();
		boolean labels = !withRole(others, Role.LABELS).isEmpty();
		boolean missed = labels && this.pairs.values().stream().anyMatch((pair) -> pair.labels() == null);
		if (missed || (features && labels && !this.pairs.containsKey(Split.TRAIN))) {
			throw new InvalidDatasetException(
					"The names of some arrays say their split; these do not: %s.%s".formatted(titles(others), NAMES));
		}
		others.forEach((array) -> passOver(array, "its name says no split"));
	}

	private void passOver(ArraySource array, String reason) {
		this.passedOver.add(new PassedOver(array.title(), reason));
	}

	private static @Nullable ArraySource findOnly(List<ArraySource> arrays, String role, Split split) {
		if (arrays.size() > 1) {
			throw new InvalidDatasetException(
					"Several arrays have the %s of the %s split: %s. Exactly one is expected; leave out the others."
						.formatted(role, split.name(), titles(arrays)));
		}
		if (arrays.isEmpty() && split.isTrain() && role.equals("labels")) {
			throw new InvalidDatasetException("No array has the labels of the train split." + NAMES);
		}
		return arrays.isEmpty() ? null : arrays.get(0);
	}

	private static List<ArraySource> withRole(List<ArraySource> arrays, @Nullable Role role) {
		return arrays.stream().filter((array) -> Objects.equals(array.name().role().orElse(null), role)).toList();
	}

	static String titles(List<ArraySource> arrays) {
		return arrays.stream().limit(10).map(ArraySource::title).collect(Collectors.joining(", "))
				+ ((arrays.size() > 10) ? ", …" : "");
	}

}
