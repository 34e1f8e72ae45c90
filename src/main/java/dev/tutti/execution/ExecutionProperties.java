package dev.tutti.execution;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How tasks are executed.
 *
 * @param slots the number of tasks that train concurrently on the CPU; default: one per
 * core
 * @param snapshots the folder of training snapshots
 * @param snapshotInterval the minimum interval between a member's snapshots
 */
@Validated
@ConfigurationProperties("tutti.execution")
public record ExecutionProperties(@Nullable @Min(1) Integer slots, @NotNull Path snapshots,
		@DefaultValue("5s") Duration snapshotInterval) {

}
