package dev.tutti.training.torch.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import dev.tutti.dataset.Examples;
import org.jspecify.annotations.Nullable;

/**
 * The splits on each device. A split is copied once, shared by all blocks that train on
 * it, and freed with the last of them.
 */
public final class SharedExamples {

	private final Map<Key, Entry> entries = new HashMap<>();

	/**
	 * Returns the examples on a device, and counts one more user of them.
	 * @param device the name of the device
	 * @param load copies them to the device; called where they are not there yet
	 */
	public DeviceExamples acquire(Examples examples, boolean channelsLast, String device,
			Supplier<DeviceExamples> load) {
		Entry entry;
		synchronized (this.entries) {
			entry = this.entries.computeIfAbsent(new Key(examples, channelsLast, device), (key) -> new Entry());
			entry.users++;
		}
		return entry.get(load);
	}

	/** Counts one user less; frees the memory after the last one. */
	public void release(Examples examples, boolean channelsLast, String device) {
		Key key = new Key(examples, channelsLast, device);
		synchronized (this.entries) {
			Entry entry = this.entries.get(key);
			if (entry != null && --entry.users == 0) {
				this.entries.remove(key);
				entry.close();
			}
		}
	}

	/** Examples are compared by identity. */
	private record Key(Examples examples, boolean channelsLast, String device) {

		@Override
		public boolean equals(Object other) {
			return other instanceof Key key && key.examples == this.examples && key.channelsLast == this.channelsLast
					&& key.device.equals(this.device);
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this.examples);
		}

	}

	private static final class Entry {

		private int users;

		private @Nullable DeviceExamples examples;

		synchronized DeviceExamples get(Supplier<DeviceExamples> load) {
			DeviceExamples loaded = this.examples;
			if (loaded == null) {
				loaded = load.get();
				this.examples = loaded;
			}
			return loaded;
		}

		synchronized void close() {
			if (this.examples != null) {
				this.examples.close();
			}
		}

	}

}
