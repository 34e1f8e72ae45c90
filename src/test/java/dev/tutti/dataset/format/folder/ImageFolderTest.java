package dev.tutti.dataset.format.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.tutti.dataset.Split;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.dataset.upload.UploadedFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The same folder, read by Debian's torchvision and here. */
class ImageFolderTest {

	private static final String PYTHON = "/usr/bin/python3";

	private static final Path SCRIPT = Path.of("src/test/resources/external/imagefolder.py");

	private static final Path IMAGES = Path.of("src/test/resources/images");

	private static final int PATIENCE_MINUTES = 5;

	/** All that ImageFolder takes for images and that is read here. */
	private static final List<String> FILES = List.of("subsampled.jpg", "full.jpg", "progressive.jpg", "grey.jpg",
			"turned.jpg", "cmyk.jpg", "restarts.jpg", "ycck.jpg", "without-jfif.jpg", "thumbnail.jpg",
			"trailing-bytes.jpg", "stray-bytes.jpg", "rgb.png", "grey.png", "one-bit.png", "grey-alpha.png",
			"alpha.png", "palette.png", "palette-four-bit.png", "transparent-colour.png", "rgb.bmp", "one-bit.bmp",
			"palette.bmp");

	private static final List<String> FOLDERS = List.of("1", "10", "2", "000", "cat", "cat/s1", "cat/s1-x", "cat/s1/a",
			"cat/s10", "cat/s2", "cat-big", "cat.2", "cat (old)", "cat_x", "Zebra", "apple", "\u00C4pfel",
			"__background__", ".cat", "\uFF21", "\uD83D\uDE00", "train");

	private static final List<String> NAMES = List.of("1", "10", "2", "A", "b", "_u", "-", "\u00E9", "e\u0301",
			"\uFF21", "\uD83D\uDE00");

	@TempDir
	private Path folder;

	private Path zip;

	@BeforeEach
	void write() throws IOException {
		this.zip = this.folder.resolve("images.zip");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(this.zip))) {
			int file = 0;
			for (String folder : FOLDERS) {
				for (String name : NAMES) {
					String image = FILES.get(file++ % FILES.size());
					String ending = image.substring(image.indexOf('.'));
					String path = "test/" + folder + "/" + name
							+ ((file % 5 == 0) ? ending.toUpperCase(Locale.ROOT) : ending);
					out.putNextEntry(new ZipEntry(path));
					out.write(Files.readAllBytes(IMAGES.resolve(image)));
				}
			}
			out.putNextEntry(new ZipEntry("test/cat/README.txt"));
		}
	}

	@Test
	void indexesLabelsAndPixelsAreThoseOfTorchvision() throws Exception {
		assumeTrue(canImportTorchvision(),
				"Debian's python3 with torchvision is not here: apt-get install python3-torchvision");
		ImageFolder expected = expected();
		ParsedDataset dataset = ImageFoldersFormat.read(new UploadedFile("images.zip", this.zip, 1 << 24),
				UploadOptions.NONE);
		assertThat(dataset.classes()).isEqualTo(expected.classes());
		RawSplit test = dataset.splits().get(Split.TEST);
		assertThat(IntStream.range(0, test.examples()).mapToObj(test.keys()::get))
			.isEqualTo(expected.examples().stream().map(ImageFolder.Example::key).toList());
		assertThat(test.labels())
			.isEqualTo(expected.examples().stream().mapToInt(ImageFolder.Example::label).toArray());
		List<byte[]> pixels = pixels(test);
		assertThat(pixels).hasSize(FOLDERS.size() * NAMES.size());
		for (int i = 0; i < pixels.size(); i++) {
			assertThat(pixels.get(i)).as(test.keys().get(i))
				.isEqualTo(HexFormat.of().parseHex(expected.examples().get(i).pixels()));
		}
	}

	private ImageFolder expected() throws Exception {
		Path output = this.folder.resolve("output.json");
		Process process = new ProcessBuilder(PYTHON, SCRIPT.toString(), this.zip.toString(),
				this.folder.resolve("unpacked").toString(), "test")
			.redirectOutput(output.toFile())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		try {
			assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
		}
		finally {
			process.destroyForcibly();
		}
		assertThat(process.exitValue()).isZero();
		return JsonMapper.builder()
			.build()
			.readValue(Files.readString(output, StandardCharsets.UTF_8), ImageFolder.class);
	}

	private static List<byte[]> pixels(RawSplit split) throws IOException {
		List<byte[]> pixels = new ArrayList<>();
		split.rows().forEach((features) -> {
			byte[] bytes = new byte[features.length];
			IntStream.range(0, bytes.length).forEach((i) -> bytes[i] = (byte) features[i]);
			pixels.add(bytes);
		});
		return pixels;
	}

	private static boolean canImportTorchvision() throws IOException, InterruptedException {
		return Files.isExecutable(Path.of(PYTHON))
				&& new ProcessBuilder(PYTHON, "-c", "import torchvision").redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.start()
					.waitFor() == 0;
	}

	/** What the script prints. */
	private record ImageFolder(List<String> classes, List<Example> examples) {

		private record Example(String key, int label, String pixels) {

		}

	}

}
