package dev.tutti.dataset.upload;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ArrayNameTest {

	@ParameterizedTest
	@CsvSource({ "trainX.npy, train, features", "trainY.npy, train, labels", "X_train, train, features",
			"Y_TEST.NPY, test, labels", "XTrain, train, features", "xtrain, train, features", "ytest, test, labels",
			"TRAINX, train, features", "testlabels.npy, test, labels", "valImages, val, features",
			"test_data.npy, test, features", "train_data_labels.npy, train, labels",
			"train-images-idx3-ubyte, train, features", "t10k-images-idx3-ubyte.gz, test, features",
			"t10k-labels.idx1-ubyte, test, labels", "kmnist-train-imgs.npz, train, features",
			"kmnist-test-labels.npz, test, labels", "k49-train-imgs.npz, train, features",
			"emnist-letters-train-images-idx3-ubyte.gz, train, features", "validation_targets.npy, val, labels",
			"dev-x.npy, val, features", "eval.y.npy, test, labels", "x_train.npy.npy, train, features",
			"train/x.npy, train, features", "fold_test/train/y.npy, train, labels", "test.npy, test, features",
			"cifar10.1_v6_data.npy, , features", "images, , features", "Y, , labels", "arr_0.npy, , ",
			"train_ids.npy, train, ", "valve_x.npy, , features", "train_test_x.npy, , features", "dataset.npz, , ",
			"x_tomorrow.npy, tomorrow, features", "ood-1_labels.npy, ood-1, labels" })
	void findsSplitAndRoleInAnyOrderAndCase(String path, String split, String role) {
		ArrayName name = ArrayName.of(path, new SplitWords(List.of("tomorrow", "ood-1")));
		assertThat(name.split().map((each) -> each.name()).orElse(null)).isEqualTo(split);
		assertThat(name.role().map((each) -> each.name().toLowerCase(Locale.ROOT)).orElse(null)).isEqualTo(role);
	}

	@Test
	void takesOtherSplitOnlyWhereItHasNone() {
		SplitWords words = new SplitWords(List.of());
		ArrayName train = ArrayName.of("train.npz", words);
		assertThat(ArrayName.of("x", words).orSplit(train.split()).split()).isEqualTo(train.split());
		assertThat(ArrayName.of("x_test", words).orSplit(train.split()).split().get().name()).isEqualTo("test");
	}

}
