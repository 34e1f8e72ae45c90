package dev.tutti.execution.placement;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.tutti.architecture.Linear;
import dev.tutti.device.Device;
import dev.tutti.device.Devices;
import dev.tutti.device.TestDevices;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.EnsembleState;
import dev.tutti.execution.ExecutionProperties;
import dev.tutti.execution.LimitedMemoryEngine;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeviceSlotsTest {

	private static final Device OLD = TestDevices.cuda(0, "Old", 16000, "8.0");

	private static final Device NEW = TestDevices.cuda(1, "New", 8000, "9.0");

	private static final Device OTHER = TestDevices.cuda(2, "New", 8000, "9.0");

	private final LimitedMemoryEngine engine = new LimitedMemoryEngine("any", 1, null);

	@Test
	void cpuHasConfiguredSlotsAndEveryGpuHasOne() {
		DeviceSlots slots = slots(3, OLD, NEW);
		assertThat(slots.count()).isEqualTo(5);
		assertThat(slots.count(TestDevices.PROCESSOR)).isEqualTo(3);
		assertThat(slots.count(NEW)).isEqualTo(1);
		assertThat(slots(null).count()).isEqualTo(Runtime.getRuntime().availableProcessors());
	}

	@Test
	void newEnsembleUsesAllNewestGpusOrElseCpu() {
		assertThat(slots(1, OLD, NEW, OTHER).list(ensemble(EnsembleState.QUEUED, null), this.engine))
			.containsExactly(NEW, OTHER);
		assertThat(slots(1).list(ensemble(EnsembleState.QUEUED, null), this.engine))
			.containsExactly(TestDevices.PROCESSOR);
	}

	@Test
	void startedEnsembleContinuesOnSameDeviceKind() {
		DeviceSlots slots = slots(1, OLD, NEW);
		for (EnsembleState state : List.of(EnsembleState.QUEUED, EnsembleState.RUNNING)) {
			assertThat(slots.list(ensemble(state, "any 1.0, cuda Old"), this.engine)).containsExactly(OLD);
			assertThat(
					slots.list(ensemble(state, "any 1.0, cuda New; then " + this.engine.version(TestDevices.PROCESSOR)),
							this.engine))
				.containsExactly(TestDevices.PROCESSOR);
		}
	}

	@Test
	void ensembleRunningOnOtherDeviceKindIsLeftUntilInterrupted() {
		DeviceSlots slots = slots(1, NEW);
		assertThat(slots.list(ensemble(EnsembleState.RUNNING, "any 0.9, cuda New"), this.engine)).isEmpty();
		assertThat(slots.list(ensemble(EnsembleState.QUEUED, "any 0.9, cuda New"), this.engine)).containsExactly(NEW);
	}

	/** Older releases did not record instruction sets. */
	@Test
	void continuesOnTheCpuWhereOnlyItsArchitectureWasRecorded() {
		DeviceSlots slots = slots(1, NEW);
		String recorded = "any 1.0, " + TestDevices.PROCESSOR.kind();
		LimitedMemoryEngine avx2 = engineWith("avx2");
		for (EnsembleState state : List.of(EnsembleState.QUEUED, EnsembleState.RUNNING)) {
			assertThat(slots.list(ensemble(state, recorded), avx2)).containsExactly(TestDevices.PROCESSOR);
			assertThat(slots.list(ensemble(state, recorded + "; then " + recorded + " avx2"), avx2))
				.containsExactly(TestDevices.PROCESSOR);
		}
		assertThat(slots.list(ensemble(EnsembleState.RUNNING, recorded + " avx512"), avx2)).isEmpty();
		assertThat(slots.list(ensemble(EnsembleState.RUNNING, recorded + "; then " + recorded + " avx512"), avx2))
			.isEmpty();
		assertThat(slots.list(ensemble(EnsembleState.RUNNING, recorded + " avx2-more"), avx2)).isEmpty();
	}

	@Test
	void loadsNoLibraryForAnEnsembleOfAnotherKindOfDevice() {
		LimitedMemoryEngine engine = new LimitedMemoryEngine("any", 1, null) {
			@Override
			public String instructionSets() {
				throw new AssertionError("loaded");
			}
		};
		DeviceSlots slots = slots(1, NEW);
		assertThat(slots.list(ensemble(EnsembleState.QUEUED, null), engine)).containsExactly(NEW);
		assertThat(slots.list(ensemble(EnsembleState.RUNNING, "any 1.0, cuda New"), engine)).containsExactly(NEW);
		assertThat(slots.list(ensemble(EnsembleState.RUNNING, "any 1.0, cuda Old"), engine)).isEmpty();
		assertThat(slots.list(ensemble(EnsembleState.RUNNING, "any 0.9, cpu amd64 avx2"), engine)).isEmpty();
	}

	private static LimitedMemoryEngine engineWith(String instructionSets) {
		return new LimitedMemoryEngine("any", 1, null) {
			@Override
			public String instructionSets() {
				return instructionSets;
			}
		};
	}

	@Test
	void slotIsTakenOnceUntilReleased() {
		DeviceSlots slots = slots(2, NEW);
		List<DeviceSlots.Slot> taken = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			taken.add(slots.take(List.of(TestDevices.PROCESSOR, NEW)).orElseThrow());
		}
		assertThat(taken).extracting(DeviceSlots.Slot::device)
			.containsExactly(TestDevices.PROCESSOR, TestDevices.PROCESSOR, NEW);
		assertThat(slots.take(List.of(TestDevices.PROCESSOR, NEW))).isEmpty();
		taken.get(1).close();
		assertThat(slots.take(List.of(NEW))).isEmpty();
		assertThat(slots.take(List.of(TestDevices.PROCESSOR))).isPresent();
	}

	private DeviceSlots slots(Integer processor, Device... gpus) {
		Devices devices = TestDevices.of(gpus);
		return new DeviceSlots(devices, TestDevices.engines(devices, this.engine),
				new ExecutionProperties(processor, Path.of("nowhere"), Duration.ZERO));
	}

	private static Ensemble ensemble(EnsembleState state, String engineVersion) {
		return new Ensemble(1, "linear on digits", state, "any", engineVersion, "digits", "", 1, new Linear(), null,
				null, List.of(), List.of(), List.of(), 0, null, Instant.EPOCH, null, null, null, 0);
	}

}
