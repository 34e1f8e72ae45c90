package dev.tutti.execution.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.tutti.architecture.Linear;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.EnsembleState;
import dev.tutti.execution.ExecutionProperties;
import dev.tutti.training.Evaluation;
import dev.tutti.training.MemberState;
import dev.tutti.training.Predictions;
import dev.tutti.training.Training;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotsTest {

	private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

	private static final Snapshot STATE = new Snapshot(new MemberState(3, new byte[] { 1, 2, 3 }), sums());

	@TempDir
	Path folder;

	private Snapshots snapshots;

	@BeforeEach
	void setUp() {
		this.snapshots = new Snapshots(new ExecutionProperties(null, this.folder, Duration.ZERO));
	}

	private static MemberCartography sums() {
		MemberCartography sums = new MemberCartography();
		sums.add(Map.of(Split.TEST, new Predictions(new int[] { 1 }, new float[] { 0.5F }, new float[] { -2 })));
		return sums;
	}

	@Test
	void findsWrittenSnapshot() {
		this.snapshots.write(ensemble(1, THEN), 0, STATE);
		assertThat(this.snapshots.find(ensemble(1, THEN), 0)).usingRecursiveComparison().isEqualTo(STATE);
		assertThat(this.snapshots.find(ensemble(1, THEN), 1)).isNull();
	}

	@Test
	void ignoresSnapshotOfSameIdInOtherDatabase() {
		this.snapshots.write(ensemble(1, THEN), 0, STATE);
		assertThat(this.snapshots.find(ensemble(1, THEN.plusMillis(1)), 0)).isNull();
	}

	@Test
	void ignoresDamagedSnapshot() throws IOException {
		this.snapshots.write(ensemble(1, THEN), 0, STATE);
		Path file = files().filter(Files::isRegularFile).findFirst().orElseThrow();
		byte[] content = Files.readAllBytes(file);
		content[content.length - 1]++;
		Files.write(file, content);
		assertThat(this.snapshots.find(ensemble(1, THEN), 0)).isNull();
		Files.write(file, new byte[] { 1, 2, 3 });
		assertThat(this.snapshots.find(ensemble(1, THEN), 0)).isNull();
	}

	@Test
	void deletingLastSnapshotDeletesFolder() throws IOException {
		this.snapshots.write(ensemble(1, THEN), 0, STATE);
		this.snapshots.write(ensemble(1, THEN), 1, STATE);
		this.snapshots.delete(ensemble(1, THEN), 0);
		assertThat(this.snapshots.find(ensemble(1, THEN), 1)).isNotNull();
		this.snapshots.delete(ensemble(1, THEN), 1);
		this.snapshots.delete(ensemble(1, THEN), 1);
		assertThat(files()).containsExactly(this.folder);
	}

	@Test
	void keepOnlyDeletesSnapshotsOfOtherEnsembles() throws IOException {
		this.snapshots.write(ensemble(1, THEN), 0, STATE);
		this.snapshots.write(ensemble(2, THEN), 0, STATE);
		Path other = Files.writeString(this.folder.resolve("notes.txt"), "not a snapshot");
		this.snapshots.keepOnly(List.of(ensemble(2, THEN)));
		assertThat(this.snapshots.find(ensemble(1, THEN), 0)).isNull();
		assertThat(this.snapshots.find(ensemble(2, THEN), 0)).isNotNull();
		assertThat(other).exists();
	}

	private Stream<Path> files() throws IOException {
		try (Stream<Path> files = Files.walk(this.folder)) {
			return files.toList().stream();
		}
	}

	private static Ensemble ensemble(long id, Instant createdAt) {
		return new Ensemble(id, "linear on digits", EnsembleState.RUNNING, "dl4j", null, "digits", "", 1, new Linear(),
				new Training(null, null, null, null, null), new Evaluation(null), List.of(), List.of(), List.of(), 0,
				null, createdAt, null, null, null, 0);
	}

}
