package dev.tutti.dataset.upload;

import java.util.List;
import java.util.Optional;

import dev.tutti.dataset.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SplitWordsTest {

	private final SplitWords words = new SplitWords(List.of("tomorrow", "test-a"));

	@ParameterizedTest
	@CsvSource({ "train, train", "Training, train", "seg_train, train", "training_set, train",
			"train-00000-of-00002.parquet, train", "val2017, val", "VALID, val", "validation.csv, val", "dev, val",
			"testing, test", "test_batch.bin, test", "eval, test", "evaluation, test", "tomorrow, tomorrow",
			"tomorrow.csv, tomorrow", "tomorrow-00000-of-00001.parquet, tomorrow", "imgs-Tomorrow-000000.tar, tomorrow",
			"data_tomorrow.csv, tomorrow", "test-a, test-a", "imgs-test-a-0.tar, test-a" })
	void findsTheSplitThatANameSays(String name, String split) {
		assertThat(this.words.find(name)).contains(new Split(split));
	}

	@ParameterizedTest
	@ValueSource(strings = { "valve", "cat", "trained", "contest", "train_test_split.csv", "tomorrows",
			"train-tomorrow.csv", "tomorrow2x", "" })
	void findsNoneInOtherNames(String name) {
		assertThat(this.words.find(name)).isEmpty();
	}

	@Test
	void takesAnySplitsNameInACell() {
		assertThat(this.words.findInCell("Validation")).contains(new Split("val"));
		assertThat(this.words.findInCell("tomorrow")).contains(new Split("tomorrow"));
		assertThat(this.words.findInCell("next week")).isEqualTo(Optional.empty());
	}

}
