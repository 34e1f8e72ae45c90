package dev.tutti.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Keys of any text, in UTF-8 one after the other, and in sorted order. */
public final class TextKeys implements Keys {

	private final byte[] text;

	/** Where each key ends. */
	private final int[] ends;

	/** The examples in the order of their keys' bytes. */
	private final int[] sorted;

	private TextKeys(byte[] text, int[] ends) {
		this.text = text;
		this.ends = ends;
		this.sorted = sort();
	}

	/** Collects keys in the order of the examples. */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * The keys in the order of the examples.
	 * @throws InvalidDatasetException if a key is empty, too long, or there twice
	 */
	public static Keys of(Iterable<String> keys) {
		Builder builder = builder();
		keys.forEach(builder::add);
		return builder.build();
	}

	@Override
	public int size() {
		return this.ends.length;
	}

	@Override
	public String get(int index) {
		int start = start(index);
		return new String(this.text, start, this.ends[index] - start, StandardCharsets.UTF_8);
	}

	@Override
	public OptionalInt find(String key) {
		byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
		int low = 0;
		int high = size() - 1;
		while (low <= high) {
			int middle = (low + high) >>> 1;
			int index = this.sorted[middle];
			int order = Arrays.compareUnsigned(this.text, start(index), this.ends[index], bytes, 0, bytes.length);
			if (order == 0) {
				return OptionalInt.of(index);
			}
			if (order < 0) {
				low = middle + 1;
			}
			else {
				high = middle - 1;
			}
		}
		return OptionalInt.empty();
	}

	private int start(int index) {
		return (index > 0) ? this.ends[index - 1] : 0;
	}

	private int[] sort() {
		int[] indexes = IntStream.range(0, size()).boxed().sorted(this::compare).mapToInt(Integer::intValue).toArray();
		for (int i = 1; i < indexes.length; i++) {
			if (compare(indexes[i - 1], indexes[i]) == 0) {
				throw new InvalidDatasetException(
						"Two examples have the key '%s': those at %d and %d. Keys must be unique within a split."
							.formatted(get(indexes[i]), indexes[i - 1], indexes[i]));
			}
		}
		return indexes;
	}

	private int compare(int left, int right) {
		return Arrays.compareUnsigned(this.text, start(left), this.ends[left], this.text, start(right),
				this.ends[right]);
	}

	/** Collects keys. */
	public static final class Builder {

		private byte[] text = new byte[1 << 12];

		private int[] ends = new int[1 << 8];

		private int size;

		private int used;

		/** The keys as rows of a file, while they are. */
		private int[] rows = new int[1 << 8];

		private boolean areRows = true;

		private Builder() {
		}

		/**
		 * Adds the key of the next example.
		 * @throws InvalidDatasetException if it is empty or too long
		 */
		public Builder add(String key) {
			if (key.isEmpty() || key.length() > LONGEST) {
				throw new InvalidDatasetException("The key of example %d has %d characters; 1 to %d are allowed."
					.formatted(this.size, key.length(), LONGEST));
			}
			byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
			if (bytes.length > Integer.MAX_VALUE - Long.BYTES - this.used) {
				throw DatasetTooLargeException.ofFixedLimit("The keys of one split take more than 2 GB.");
			}
			if (this.used + bytes.length > this.text.length) {
				this.text = Arrays.copyOf(this.text,
						(int) Math.min(Integer.MAX_VALUE - Long.BYTES, (this.used + bytes.length) * 2L));
			}
			System.arraycopy(bytes, 0, this.text, this.used, bytes.length);
			this.used += bytes.length;
			if (this.size == this.ends.length) {
				this.ends = Arrays.copyOf(this.ends, this.size * 2);
				this.rows = Arrays.copyOf(this.rows, this.size * 2);
			}
			this.rows[this.size] = PositionKeys.parse(key);
			this.areRows &= this.rows[this.size] > ((this.size > 0) ? this.rows[this.size - 1] : -1);
			this.ends[this.size++] = this.used;
			return this;
		}

		/** How many were added. */
		public int size() {
			return this.size;
		}

		/**
		 * The keys.
		 * @throws InvalidDatasetException if one is there twice
		 */
		public Keys build() {
			if (this.areRows) {
				boolean positions = this.size == 0 || this.rows[this.size - 1] == this.size - 1;
				return positions ? Keys.positions(this.size) : new RowKeys(Arrays.copyOf(this.rows, this.size));
			}
			return new TextKeys(Arrays.copyOf(this.text, this.used), Arrays.copyOf(this.ends, this.size));
		}

	}

}
