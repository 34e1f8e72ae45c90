package dev.tutti.ingestion.body;

import org.springframework.http.MediaType;

/** The format of predictions in a body. */
public enum BodyFormat {

	/** One byte per label up to 256 classes, else two, little-endian. */
	BYTES(BodyFormat.BYTES_TYPE),

	/** An array in NumPy's NPY format. */
	NPY(BodyFormat.NPY_TYPE),

	/** One JSON value per line. */
	NDJSON(BodyFormat.NDJSON_TYPE);

	public static final String BYTES_TYPE = MediaType.APPLICATION_OCTET_STREAM_VALUE;

	public static final String NPY_TYPE = "application/x-npy";

	public static final String NDJSON_TYPE = MediaType.APPLICATION_NDJSON_VALUE;

	private final MediaType type;

	BodyFormat(String type) {
		this.type = MediaType.parseMediaType(type);
	}

	static BodyFormat of(String contentType) {
		MediaType type = MediaType.parseMediaType(contentType);
		for (BodyFormat format : values()) {
			if (format.type.equalsTypeAndSubtype(type)) {
				return format;
			}
		}
		throw new IllegalArgumentException(contentType);
	}

}
