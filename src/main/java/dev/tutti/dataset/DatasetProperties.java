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
 * Settings of dataset sources.
 *
 * @param folder the folder of downloads, one subfolder per dataset
 * @param download whether missing files may be downloaded
 * @param fashionMnist the folder searched first for Fashion-MNIST's four files
 * @param fashionMnistAddress their download address
 * @param largest the maximum size of an uploaded file, uncompressed, and of its features
 */
@Validated
@ConfigurationProperties("tutti.datasets")
public record DatasetProperties(@NotNull Path folder, @DefaultValue("true") boolean download,
		@Nullable Path fashionMnist,
		@DefaultValue("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/") URI fashionMnistAddress,
		@DefaultValue("1GB") DataSize largest) {

}
