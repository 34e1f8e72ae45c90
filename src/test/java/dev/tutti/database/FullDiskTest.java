package dev.tutti.database;

import java.io.IOException;

import dev.tutti.HttpTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

class FullDiskTest extends HttpTest {

	@Autowired
	private FullDisk disk;

	@Test
	void trainingContinuesWhenDatabaseIsReopened() {
		// hours of work, so that it still trains when the database is reopened
		long id = this.api
			.submit("""
					{"dataset": "digits", "members": 40, "architecture": {"type": "mlp"}, "training": {"epochs": 10000}}""");
		String path = "/api/v1/ensembles/" + id;
		double before = this.api.awaitProgress(id).path("progress").asDouble();
		this.disk.reopenDatabase();
		double after = this.api.get(path).json().path("progress").asDouble();
		assertThat(after).isGreaterThanOrEqualTo(before);
		assertThat(this.api.awaitProgress(id, after).path("state").asString()).isEqualTo("RUNNING");
		this.api.post(path + "/cancel", null);
		assertThat(this.api.awaitEnd(id).path("state").asString()).isEqualTo("CANCELLED");
		assertThat(this.api.delete(path).status()).isEqualTo(204);
	}

	@Test
	void findsFullDiskAsNestedCause() {
		Exception full = new IllegalStateException("commit", new IOException("No space left on device"));
		assertThat(FullDisk.isCauseOf(new RuntimeException(full))).isTrue();
		assertThat(FullDisk.isCauseOf(new RuntimeException("no space here"))).isFalse();
	}

}
