package dev.tutti.training.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongSupplier;

import dev.tutti.architecture.SmallCnn;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.device.TestDevices;
import dev.tutti.training.TestExamples;
import dev.tutti.training.TestPlan;
import dev.tutti.training.TrainingPlan;
import dev.tutti.training.lowering.LoweredNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BlockSizeTest {

	/** A clock that stands still: the time limit is never reached. */
	private static final LongSupplier NO_TIME = () -> 0;

	private final List<Integer> tried = new ArrayList<>();

	@Test
	void choosesFastestSizePerMember() {
		assertThat(fastest(1000, Map.of(1, 10.0, 2, 7.0, 4, 5.0, 8, 4.0, 16, 4.5, 32, 6.0))).isEqualTo(8);
		assertThat(this.tried).containsExactly(1, 2, 4, 8, 16, 32);
	}

	@Test
	void stopsAfterTwoSlowerSizesInARow() {
		assertThat(fastest(1000, Map.of(1, 10.0, 2, 20.0, 4, 30.0))).isEqualTo(1);
		assertThat(this.tried).containsExactly(1, 2, 4);
		assertThat(fastest(1000, Map.of(1, 10.0, 2, 20.0, 4, 5.0, 8, 6.0, 16, 7.0))).isEqualTo(4);
	}

	@Test
	void choosesSmallerOfSimilarSizes() {
		assertThat(fastest(1000, Map.of(1, 10.0, 2, 9.8, 4, 9.75))).isEqualTo(1);
		assertThat(fastest(1000, Map.of(1, 10.0, 2, 5.0, 4, 4.9, 8, 4.9))).isEqualTo(2);
	}

	@Test
	void triesNoMoreMembersThanFit() {
		assertThat(fastest(5, Map.of(1, 10.0, 2, 5.0, 4, 2.5))).isEqualTo(4);
		assertThat(fastest(1, Map.of(1, 10.0))).isEqualTo(1);
	}

	@Test
	void stopsWhenDeviceMemoryIsExhausted() {
		assertThat(BlockMeasurement.fastest(1000, (members) -> {
			if (members > 2) {
				throw new RuntimeException("CUDA out of memory. Tried to allocate 2.00 GiB.");
			}
			return 1e-6;
		}, NO_TIME)).isEqualTo(2);
	}

	@Test
	void propagatesOtherFailures() {
		assertThatThrownBy(() -> BlockMeasurement.fastest(4, (members) -> {
			throw new IllegalStateException("broken");
		}, NO_TIME)).hasMessage("broken");
	}

	@Test
	void stopsAfterLongStep() {
		IntToDoubleFunction slow = (members) -> {
			this.tried.add(members);
			return 0.4 * members;
		};
		assertThat(BlockMeasurement.fastest(1000, slow, NO_TIME)).isEqualTo(1);
		assertThat(this.tried).containsExactly(1);
	}

	/** Each size takes 0.25 s; the third is expected to end after 1 s, past 0.8 s. */
	@Test
	void stopsWhenNextSizeWouldExceedTimeLimit() {
		AtomicLong clock = new AtomicLong();
		IntToDoubleFunction ever = (members) -> {
			this.tried.add(members);
			clock.addAndGet(250_000_000);
			return 1e-6;
		};
		assertThat(BlockMeasurement.fastest(1000, ever, clock::get)).isEqualTo(2);
		assertThat(this.tried).containsExactly(1, 2);
	}

	@Test
	void remembersSizesAcrossRestartsAndIgnoresInvalidOnes(@TempDir Path folder) throws IOException {
		Path file = folder.resolve("home/sizes.properties");
		new BlockSizes(file).put("mlp; 1x8x8 = odd: key", 12);
		assertThat(new BlockSizes(file).find("mlp; 1x8x8 = odd: key")).contains(12);
		assertThat(new BlockSizes(file).find("another")).isEmpty();
		Files.writeString(file, "a=0\nb=many\nc=-3\nd=7\n");
		BlockSizes sizes = new BlockSizes(file);
		for (String bad : List.of("a", "b", "c")) {
			assertThat(sizes.find(bad)).isEmpty();
		}
		assertThat(sizes.find("d")).contains(7);
	}

	@Test
	void reusesMeasuredSize(@TempDir Path folder) throws IOException {
		Path file = folder.resolve("sizes.properties");
		TrainingPlan plan = TestPlan.of(TestPlan.MLP).plan();
		new TorchEngine(file).blockSize(plan, TestDevices.PROCESSOR, 2);
		String line = Files.readAllLines(file).stream().filter((one) -> !one.startsWith("#")).findFirst().orElseThrow();
		assertThat(line).contains("libtorch", "Mlp", "Sgd");
		Files.writeString(file, line.replaceAll("=\\d+$", "=3"));
		assertThat(new TorchEngine(file).blockSize(plan, TestDevices.PROCESSOR, 2)).isEqualTo(3);
	}

	@Test
	void memoryNeedGrowsWithBatchSizeAndParameters() {
		MemoryNeed small = need(TestPlan.of(TestPlan.SMALL_CNN));
		MemoryNeed larger = need(TestPlan.of(TestPlan.SMALL_CNN).batchSize(150));
		MemoryNeed wider = need(TestPlan.of(new SmallCnn(List.of(64, 64), 3, 512, Activation.RELU, 0.0)));
		assertThat(small.member()).isPositive();
		assertThat(larger.member()).isGreaterThan(small.member());
		// its parameters alone, with their gradients
		assertThat(wider.member()).isGreaterThan(8L * (9 * 64 + 64 * 9 * 64 + 4 * 64 * 512));
		// the examples and their labels
		assertThat(small.fixed()).isGreaterThan(210L * (64 * Float.BYTES + Long.BYTES));
	}

	@Test
	void memoryNeedCountsEverySplitThatIsEvaluated() {
		TestPlan plan = TestPlan.of(TestPlan.SMALL_CNN);
		Map<Split, Examples> examples = new TreeMap<>(plan.examples());
		examples.put(new Split("val"), TestExamples.noisy(new Shape(1, 8, 8), 10, 5000, 5, 2));
		MemoryNeed two = need(plan);
		MemoryNeed three = need(plan.examples(examples, 10));
		assertThat(three.fixed() - two.fixed()).isGreaterThanOrEqualTo(5000L * (64 * Float.BYTES + Long.BYTES));
		// label, confidence and margin of each example
		assertThat(three.member() - two.member()).isGreaterThanOrEqualTo(5000L * 3 * Float.BYTES);
	}

	@Test
	void fitsAsManyMembersAsDeviceMemoryHoldsAndAtLeastOne() {
		MemoryNeed need = new MemoryNeed(1000, 100);
		assertThat(need.most(10_000)).isEqualTo(70);
		assertThat(need.most(0)).isEqualTo(1);
		assertThat(need.most(Long.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
	}

	private static MemoryNeed need(TestPlan plan) {
		return MemoryNeed.of(plan.plan(), LoweredNetwork.of(plan.architecture(), new Shape(1, 8, 8), plan.classes()),
				false);
	}

	/** By the microseconds that a step takes for each member. */
	private int fastest(int most, Map<Integer, Double> microseconds) {
		this.tried.clear();
		return BlockMeasurement.fastest(most, (members) -> {
			this.tried.add(members);
			return members * microseconds.get(members) / 1e6;
		}, NO_TIME);
	}

}
