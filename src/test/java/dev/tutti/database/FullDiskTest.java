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
	void whatWasKeptIsThereWhenTheDatabaseIsOpenedAnewUnderWork() {
		long id = this.api.submit("""
				{"dataset": "digits", "members": 4, "architecture": {"type": "mlp", "hidden": [16]},
				 "training": {"epochs": 20}}""");
		this.api.awaitProgress(id);
		this.disk.reopenDatabase();
		assertThat(this.api.get("/api/v1/ensembles/" + id).status()).isEqualTo(200);
		assertThat(this.api.awaitEnd(id).path("state").asString()).isEqualTo("SUCCEEDED");
	}

	@Test
	void theCauseIsFoundHoweverDeepItIs() {
		Exception full = new IllegalStateException("commit", new IOException("No space left on device"));
		assertThat(FullDisk.isCauseOf(new RuntimeException(full))).isTrue();
		assertThat(FullDisk.isCauseOf(new RuntimeException("no space here"))).isFalse();
	}

}
