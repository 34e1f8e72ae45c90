package dev.tutti.execution.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import dev.tutti.ensemble.Ensemble;
import dev.tutti.execution.ExecutionProperties;
import dev.tutti.file.AtomicFile;
import dev.tutti.training.MemberState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Training snapshots, one file per member, from which training resumes after a restart.
 * They only save work: a member whose snapshot is missing or damaged restarts and ends
 * with the same history.
 */
@Component
public class Snapshots {

	private static final Logger logger = LoggerFactory.getLogger(Snapshots.class);

	/** Checkpoint, checksum of the rest, size of the engine's part. */
	private static final int HEAD = 2 * Integer.BYTES + Long.BYTES;

	private static final Pattern NAME = Pattern.compile("\\d+-\\d+");

	private final Path folder;

	private final Duration interval;

	Snapshots(ExecutionProperties properties) {
		this.folder = properties.snapshots();
		this.interval = properties.snapshotInterval();
	}

	/** The minimum interval between two snapshots of a member. */
	public Duration interval() {
		return this.interval;
	}

	public void write(Ensemble ensemble, int member, Snapshot snapshot) {
		byte[] state = snapshot.state().content();
		byte[] sums = snapshot.sums().pack();
		byte[] head = ByteBuffer.allocate(HEAD)
			.putInt(snapshot.state().checkpoint())
			.putLong(checksum(state, sums))
			.putInt(state.length)
			.array();
		try {
			AtomicFile.write(file(ensemble, member), (stream) -> {
				stream.write(head);
				stream.write(state);
				stream.write(sums);
			});
		}
		catch (IOException ex) {
			logger.warn("Cannot write the snapshot of member {} of ensemble {}: {}", member, ensemble.id(),
					ex.toString());
		}
	}

	public @Nullable Snapshot find(Ensemble ensemble, int member) {
		try {
			ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file(ensemble, member)));
			if (bytes.remaining() >= HEAD) {
				int checkpoint = bytes.getInt();
				long checksum = bytes.getLong();
				byte[] state = new byte[Math.max(0, Math.min(bytes.getInt(), bytes.remaining()))];
				bytes.get(state);
				byte[] sums = new byte[bytes.remaining()];
				bytes.get(sums);
				if (checksum(state, sums) == checksum) {
					return new Snapshot(new MemberState(checkpoint, state), MemberCartography.unpack(sums));
				}
			}
			logger.warn("The snapshot of member {} of ensemble {} is damaged; the member restarts", member,
					ensemble.id());
		}
		catch (NoSuchFileException ex) {
			// no snapshot
		}
		catch (IOException ex) {
			logger.warn("Cannot read the snapshot of member {} of ensemble {}: {}", member, ensemble.id(),
					ex.toString());
		}
		return null;
	}

	public void delete(Ensemble ensemble, int member) {
		try {
			Files.deleteIfExists(file(ensemble, member));
			Files.deleteIfExists(file(ensemble, member).getParent());
		}
		catch (java.nio.file.DirectoryNotEmptyException ex) {
			// snapshots of other members remain
		}
		catch (IOException ex) {
			logger.warn("Cannot delete the snapshot of member {} of ensemble {}: {}", member, ensemble.id(),
					ex.toString());
		}
	}

	/**
	 * Deletes snapshots of all other ensembles, which have ended or were deleted.
	 */
	public void keepOnly(Collection<Ensemble> ensembles) {
		List<String> kept = ensembles.stream().map(Snapshots::name).toList();
		try (Stream<Path> folders = Files.list(Files.createDirectories(this.folder))) {
			List<Path> left = folders.filter((path) -> NAME.matcher(path.getFileName().toString()).matches())
				.filter((path) -> !kept.contains(path.getFileName().toString()))
				.toList();
			for (Path path : left) {
				FileSystemUtils.deleteRecursively(path);
			}
		}
		catch (IOException ex) {
			logger.warn("Cannot delete old snapshots: {}", ex.toString());
		}
	}

	private Path file(Ensemble ensemble, int member) {
		return this.folder.resolve(name(ensemble)).resolve(member + ".snapshot");
	}

	/** The id is not sufficient: a new database reuses ids. */
	private static String name(Ensemble ensemble) {
		return ensemble.id() + "-" + ensemble.createdAt().toEpochMilli();
	}

	private static long checksum(byte[] state, byte[] sums) {
		CRC32 crc = new CRC32();
		crc.update(state);
		crc.update(sums);
		return crc.getValue();
	}

}
