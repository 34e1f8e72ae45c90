package dev.tutti.dataset.format;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import dev.tutti.dataset.Split;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.dataset.upload.UploadedFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Uploads, read without being stored; and what they are made of. */
public final class Uploads {

	/** The most bytes of a file, decompressed. */
	public static final long LARGEST = 1 << 20;

	private Uploads() {
	}

	/**
	 * Reads files.
	 * @param folder for temporary files
	 */
	public static ParsedDataset read(Path folder, UploadOptions options, Map<String, byte[]> files) throws IOException {
		Path work = Files.createTempDirectory(folder, "work");
		List<UploadedFile> uploaded = new ArrayList<>();
		for (Map.Entry<String, byte[]> file : files.entrySet()) {
			Path path = work.resolve("file" + uploaded.size());
			Files.write(path, file.getValue());
			uploaded.add(new UploadedFile(file.getKey(), path, LARGEST));
		}
		return FormatDetector.read(uploaded, options, work);
	}

	public static List<String> keys(ParsedDataset dataset, Split split) {
		RawSplit raw = dataset.splits().get(split);
		return IntStream.range(0, raw.examples()).mapToObj(raw.keys()::get).toList();
	}

	public static int[] labels(ParsedDataset dataset, Split split) {
		return dataset.splits().get(split).labels();
	}

	public static List<float[]> features(ParsedDataset dataset, Split split) throws IOException {
		List<float[]> features = new ArrayList<>();
		dataset.splits().get(split).rows().forEach((row) -> features.add(row.clone()));
		return features;
	}

	/** A PNG of one grey. */
	public static byte[] png(int height, int width, int grey) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
		for (int i = 0; i < height * width; i++) {
			image.getRaster().setSample(i % width, i / width, 0, grey);
		}
		try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			ImageIO.write(image, "png", out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static byte[] text(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** A tar of names and contents by turns, the contents bytes or text. */
	public static byte[] tar(Object... entries) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
			for (int i = 0; i < entries.length; i += 2) {
				byte[] content = content(entries[i + 1]);
				TarArchiveEntry entry = new TarArchiveEntry((String) entries[i]);
				entry.setSize(content.length);
				tar.putArchiveEntry(entry);
				tar.write(content);
				tar.closeArchiveEntry();
			}
		}
		return out.toByteArray();
	}

	/** A zip of names and contents by turns. */
	public static byte[] zip(Object... entries) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			for (int i = 0; i < entries.length; i += 2) {
				zip.putNextEntry(new ZipEntry((String) entries[i]));
				zip.write(content(entries[i + 1]));
				zip.closeEntry();
			}
		}
		return out.toByteArray();
	}

	public static byte[] gzip(byte[] content) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(content);
		}
		return out.toByteArray();
	}

	private static byte[] content(Object content) {
		return (content instanceof byte[] bytes) ? bytes : text((String) content);
	}

}
