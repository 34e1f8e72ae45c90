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
 * @param slots how many tasks train at once in this process; one a processor unless set
 * @param snapshots where members in training are kept, to go on after a restart
 * @param snapshotInterval how often at most a member is kept
 */
@Validated
@ConfigurationProperties("tutti.execution")
public record ExecutionProperties(@Nullable @Min(1) Integer slots, @NotNull Path snapshots,
		@DefaultValue("5s") Duration snapshotInterval) {

}
