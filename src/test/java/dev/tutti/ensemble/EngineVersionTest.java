package dev.tutti.ensemble;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EngineVersionTest {

	@Test
	void sameVersionContinues() {
		assertThat(Ensemble.mayContinue("x 1, cpu amd64 avx2", "x 1, cpu amd64 avx2")).isTrue();
		assertThat(Ensemble.mayContinue("x 1, cuda A; then x 1, cpu amd64 avx2", "x 1, cpu amd64 avx2")).isTrue();
		assertThat(Ensemble.mayContinue("x 1, cpu amd64 avx2; then x 1, cuda A", "x 1, cpu amd64 avx2")).isFalse();
		assertThat(Ensemble.mayContinue("x 1, cpu amd64 avx2", "x 1, cpu amd64 avx512")).isFalse();
	}

	@Test
	void anyInstructionSetContinuesAVersionWithoutOne() {
		assertThat(Ensemble.mayContinue("x 1, cpu amd64", "x 1, cpu amd64 avx2 haswell")).isTrue();
		assertThat(Ensemble.mayContinue("x 1, cuda A; then x 1, y 2, cpu amd64", "x 1, y 2, cpu amd64 avx2")).isTrue();
		assertThat(Ensemble.mayContinue("x 1, cpu amd64; then x 1, cpu amd64 avx2", "x 1, cpu amd64 avx512")).isFalse();
		assertThat(Ensemble.mayContinue("x 1, cpu amd64", "x 2, cpu amd64 avx2")).isFalse();
		assertThat(Ensemble.mayContinue("x 1, cpu arm", "x 1, cpu arm64 neon")).isFalse();
		assertThat(Ensemble.mayContinue("x 1, cpu amd64 avx2", "x 1, cpu amd64")).isFalse();
	}

	@Test
	void gpuWithALongerNameDoesNotContinue() {
		assertThat(Ensemble.mayContinue("x 1, cuda NVIDIA GeForce RTX 4070", "x 1, cuda NVIDIA GeForce RTX 4070 Ti"))
			.isFalse();
	}

}
