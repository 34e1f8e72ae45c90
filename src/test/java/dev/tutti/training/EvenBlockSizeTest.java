package dev.tutti.training;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EvenBlockSizeTest {

	/** Of 32 members, blocks of 9 would leave the last slot with 5. */
	@ParameterizedTest
	@CsvSource({ "32, 9, 2, 8", "32, 16, 2, 16", "32, 1000, 2, 16", "20, 8, 2, 5", "7, 3, 2, 2", "1, 5, 4, 1",
			"5, 2147483647, 1, 5", "10, 1, 3, 1", "1000, 64, 2, 63" })
	void dividesMembersEvenlyOverSlots(int members, int largest, int slots, int size) {
		assertThat(TrainingEngine.evenBlockSize(members, largest, slots)).isEqualTo(size);
	}

}
