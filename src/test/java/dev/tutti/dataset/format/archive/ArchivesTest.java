package dev.tutti.dataset.format.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.DatasetTooLargeException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.format.Uploads;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.Understood.PassedOver;
import dev.tutti.dataset.upload.UploadOptions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.tutti.dataset.format.Uploads.gzip;
import static dev.tutti.dataset.format.Uploads.tar;
import static dev.tutti.dataset.format.Uploads.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ArchivesTest {

	private static final String TRAIN = "a,b,label\n1,2,cat\n3,4,dog\n";

	private static final String TEST = "a,b,label\n5,6,dog\n";

	@TempDir
	private Path folder;

	@Test
	void readsAZipOfCsvAsIfSentOneByOne() throws IOException {
		assertReadsTables("archive.zip", zip("mnist_train.csv", TRAIN, "mnist_test.csv", TEST));
	}

	@Test
	void readsTarAndGzipAndFoldersInThemLikewise() throws IOException {
		assertReadsTables("archive.tar", tar("data/train.csv", TRAIN, "data/test.csv", TEST));
		assertReadsTables("archive.tgz", gzip(tar("./x/y/train.csv", TRAIN, "./x/y/test.csv", TEST)));
		assertReadsTables("archive.zip",
				zip("train.csv.gz", gzip(Uploads.text(TRAIN)), "test.csv.gz", gzip(Uploads.text(TEST))));
	}

	@Test
	void namesOfSeveralArchivesSayTheSplit() throws IOException {
		ParsedDataset read = Uploads.read(this.folder, UploadOptions.NONE, Map.of("flowers-train.zip",
				zip("data.csv", TRAIN), "flowers-test.tar.gz", gzip(tar("data.csv", TEST))));
		assertThat(Uploads.labels(read, Split.TRAIN)).containsExactly(0, 1);
		assertThat(Uploads.labels(read, Split.TEST)).containsExactly(1);
	}

	@Test
	void refusesMoreFilesThanAnySettingAllows() {
		Object[] entries = IntStream.range(0, 10_001)
			.boxed()
			.flatMap((number) -> Stream.of(number + ".csv", TRAIN))
			.toArray();
		assertThatExceptionOfType(DatasetTooLargeException.class).isThrownBy(() -> read("a.zip", zip(entries)))
			.withMessage("a.zip has 10001 entries that are no images; the maximum is 10000. Upload less.");
	}

	@Test
	void refusesAZipWhoseContentDoesNotHaveItsCheckSum() throws IOException {
		byte[] zip = zip("train.csv", TRAIN, "test.csv", TEST);
		byte[] npz = zip("x_test.npy", npy("<f4", 1, "abcd"), "y_test.npy", npy("<i4", 1, "\0\0\0\0"), "classes.txt",
				"x");
		assertThatExceptionOfType(MalformedFileException.class).isThrownBy(() -> read("a.zip", otherSum(zip)))
			.withMessageContaining("the check sum of train.csv is wrong");
		assertThatExceptionOfType(MalformedFileException.class)
			.isThrownBy(() -> Uploads.features(Uploads.read(this.folder,
					UploadOptions.NONE.withClasses(List.of("a", "b")), Map.of("a.npz", otherSum(npz))), Split.TEST))
			.withMessageContaining("the check sum of x_test.npy is wrong");
		assertThatExceptionOfType(MalformedFileException.class).isThrownBy(
				() -> read("a.zip", otherSum(zip("a/0.png", Uploads.png(2, 2, 1), "b/1.png", Uploads.png(2, 2, 2)))))
			.withMessageContaining("the check sum of a/0.png is wrong");
	}

	/** The check sum of the first entry, in the directory at the end, is changed. */
	private static byte[] otherSum(byte[] zip) {
		byte[] changed = zip.clone();
		int directory = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
		changed[directory + 16] ^= 1;
		return changed;
	}

	private static byte[] npy(String type, int length, String values) {
		String header = "{'descr': '%s', 'fortran_order': False, 'shape': (%d,%s), }".formatted(type, length,
				type.equals("<f4") ? " 1" : "");
		return (new String(new char[] { 0x93 }) + "NUMPY\1\0" + (char) header.length() + '\0' + header + values)
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	@Test
	void refusesLinksInATarWhoseFilesAreElsewhere() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
			for (byte type : new byte[] { TarConstants.LF_FIFO, TarConstants.LF_SYMLINK }) {
				TarArchiveEntry entry = new TarArchiveEntry("train.csv", type);
				entry.setLinkName("../blobs/1");
				tar.putArchiveEntry(entry);
				tar.closeArchiveEntry();
			}
		}
		assertThatExceptionOfType(InvalidDatasetException.class)
			.isThrownBy(() -> read("archive.tar", out.toByteArray()))
			.withMessageStartingWith(
					"archive.tar has 'train.csv' as a link to '../blobs/1'. Pack the files themselves");
	}

	@Test
	void passesOverWhatIsNoDataAndSaysSo() throws IOException {
		ParsedDataset read = assertReadsTables("archive.zip",
				zip("d/train.csv", TRAIN, "d/test.csv", TEST, "d/README.md", "x", "LICENSE", "x", "d/names.txt", "x",
						"__MACOSX/d/._train.csv", "x", "d/.DS_Store", "x"));
		assertThat(read.understood().passedOver()).contains(new PassedOver("d/README.md", "not data"),
				new PassedOver("__MACOSX/d/._train.csv", "left by a system"));
		assertThat(read.understood().passedOverCount()).isEqualTo(5);
	}

	@Test
	void readsCifar10AsDownloaded() throws IOException {
		StringBuilder names = new StringBuilder();
		for (int i = 0; i < 10; i++) {
			names.append("class").append(i).append('\n');
		}
		byte[] records = new byte[2 * 3073];
		records[3073] = 9;
		ParsedDataset read = read("cifar-10-binary.tar.gz",
				gzip(tar("cifar-10-batches-bin/data_batch_1.bin", records, "cifar-10-batches-bin/batches.meta.txt",
						names + "\n", "cifar-10-batches-bin/readme.html", "<html>",
						"cifar-10-batches-bin/test_batch.bin", records)));
		assertThat(read.classes()).hasSize(10).startsWith("class0").endsWith("class9");
		assertThat(Uploads.labels(read, Split.TRAIN)).containsExactly(0, 9);
		assertThat(read.understood().passedOver())
			.containsExactly(new PassedOver("cifar-10-batches-bin/readme.html", "not data"));
	}

	@Test
	void saysToTakeTheBinaryVersionOfCifar() {
		assertThatExceptionOfType(MalformedFileException.class)
			.isThrownBy(() -> read("cifar-10-python.tar.gz",
					gzip(tar("cifar-10-batches-py/data_batch_1", pickle(), "cifar-10-batches-py/test_batch",
							pickle()))))
			.withMessageContaining("Take the binary version");
	}

	@Test
	void readsATarOfClassFolders() throws IOException {
		ParsedDataset read = read("images.tar.gz",
				gzip(tar("x/train/cat/1.png", Uploads.png(2, 2, 9), "x/train/dog/2.png", Uploads.png(2, 2, 8),
						"x/test/cat/3.png", Uploads.png(2, 2, 7), "x/test/dog/4.png", Uploads.png(2, 2, 6))));
		assertThat(read.classes()).containsExactly("cat", "dog");
		assertThat(Uploads.features(read, Split.TEST)).extracting((features) -> features[0]).containsExactly(7F, 6F);
	}

	@Test
	void refusesTorchSaveByItsName() {
		assertThatExceptionOfType(MalformedFileException.class)
			.isThrownBy(() -> read("labels.pt",
					zip("labels/data.pkl", pickle(), "labels/data/0", new byte[24], "labels/version", "3\n")))
			.withMessageStartingWith("labels.pt is a file of torch.save (PyTorch).");
	}

	@Test
	void refusesPathsThatLeadOutOfTheArchive() {
		for (String path : new String[] { "../train.csv", "/etc/train.csv", "a/../../b.csv", "C:\\train.csv" }) {
			assertThatExceptionOfType(InvalidDatasetException.class)
				.isThrownBy(() -> read("archive.zip", zip(path, TRAIN)))
				.withMessageContaining("whose path leads out of it");
		}
	}

	@Test
	void refusesArchivesInArchives() {
		assertThatExceptionOfType(MalformedFileException.class)
			.isThrownBy(() -> read("archive.zip", zip("inner.tar.gz", gzip(tar("train.csv", TRAIN)))))
			.withMessageContaining("archive.zip holds the archive inner.tar.gz");
	}

	@Test
	void unpacksNoMoreThanTheLimitOfOneFile() {
		byte[] half = new byte[(int) Uploads.LARGEST * 2 / 3];
		assertThatExceptionOfType(DatasetTooLargeException.class)
			.isThrownBy(() -> read("archive.zip", zip("train.bin", half, "test.bin", half)));
		assertThatExceptionOfType(DatasetTooLargeException.class)
			.isThrownBy(() -> read("archive.tar.gz", gzip(tar("train.bin", half, "test.bin", half))));
	}

	@Test
	void refusesAnArchiveWithoutData() {
		assertThatExceptionOfType(InvalidDatasetException.class)
			.isThrownBy(() -> read("archive.tar", tar("README.md", "x")))
			.withMessage("archive.tar holds no data: README.md.");
	}

	private ParsedDataset assertReadsTables(String name, byte[] archive) throws IOException {
		ParsedDataset read = read(name, archive);
		assertThat(read.classes()).containsExactly("cat", "dog");
		assertThat(Uploads.features(read, Split.TRAIN)).containsExactly(new float[] { 1, 2 }, new float[] { 3, 4 });
		assertThat(Uploads.features(read, Split.TEST)).containsExactly(new float[] { 5, 6 });
		return read;
	}

	private ParsedDataset read(String name, byte[] file) throws IOException {
		return Uploads.read(this.folder, UploadOptions.NONE, Map.of(name, file));
	}

	private static byte[] pickle() {
		return new byte[] { (byte) 0x80, 2, '}', 'q', 1, '(', 'U' };
	}

}
