package dev.tutti.dataset.content;

import java.io.IOException;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import org.jspecify.annotations.Nullable;

/**
 * Encoding of stored features: bytes divided by a maximum when read, or floats.
 *
 * @param maximum the value that is read as 1; for floats, they were divided by it
 */
public record Encoding(boolean bytes, int maximum) {

	static final Encoding FLOATS = new Encoding(false, 1);

	private static final int HIGHEST_BYTE = 255;

	/**
	 * Chooses bytes if all features are integers in {@code 0..255}.
	 * @param maximum the value to be read as 1; default: 255 for byte files, the maximum
	 * for other integers, 1 for floats
	 */
	public static Encoding of(ParsedDataset raw, @Nullable Integer maximum) throws IOException {
		Range range = new Range();
		if (raw.bytes()) {
			range.highest = HIGHEST_BYTE;
		}
		else {
			for (RawSplit split : raw.splits().values()) {
				split.rows().forEach(range::accept);
			}
		}
		if (maximum != null) {
			return new Encoding(range.bytes, maximum);
		}
		return range.bytes ? new Encoding(true, Math.max(1, (int) range.highest)) : FLOATS;
	}

	/** The form used in the content's SHA-256. */
	public String type() {
		return this.bytes ? "u1/" + this.maximum : "f4";
	}

	/** The same, as NumPy calls it. */
	public String npyType() {
		return this.bytes ? "|u1" : "<f4";
	}

	public int width() {
		return this.bytes ? Byte.BYTES : Float.BYTES;
	}

	/** Collects statistics of the features. */
	private static final class Range {

		private boolean bytes = true;

		private float highest;

		private long row;

		void accept(float[] features) {
			for (float feature : features) {
				if (!Float.isFinite(feature)) {
					throw new InvalidDatasetException(
							"Row %d has the feature %s; features must be finite.".formatted(this.row, feature));
				}
				this.bytes &= feature >= 0 && feature <= HIGHEST_BYTE && feature == (int) feature;
				this.highest = Math.max(this.highest, feature);
			}
			this.row++;
		}

	}

}
