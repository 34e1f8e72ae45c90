package dev.tutti.dataset;

import java.net.URI;
import java.nio.file.Path;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where data sets come from.
 *
 * @param folder where downloads are kept, a folder a dataset
 * @param download whether files that are not here may be downloaded
 * @param fashionMnist a folder to look for Fashion-MNIST's four files in first
 * @param fashionMnistAddress where they are published
 * @param largest how long a file of an uploaded dataset may be, unpacked, and how much
 * its features may take
 */
@Validated
@ConfigurationProperties("tutti.datasets")
public record DatasetProperties(@NotNull Path folder, @DefaultValue("true") boolean download,
		@Nullable Path fashionMnist,
		@DefaultValue("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/") URI fashionMnistAddress,
		@DefaultValue("1GB") DataSize largest) {

}
