package dev.tutti.ingestion;

import org.springframework.http.MediaType;

/** How a body says what was predicted. */
enum Format {

	/** A byte a label up to 256 classes, else two, the lower one first. */
	BYTES(Format.BYTES_TYPE),

	/** An array as NumPy saves it. */
	NPY(Format.NPY_TYPE),

	/** A JSON value a line. */
	NDJSON(Format.NDJSON_TYPE);

	static final String BYTES_TYPE = MediaType.APPLICATION_OCTET_STREAM_VALUE;

	static final String NPY_TYPE = "application/x-npy";

	static final String NDJSON_TYPE = MediaType.APPLICATION_NDJSON_VALUE;

	private final MediaType type;

	Format(String type) {
		this.type = MediaType.parseMediaType(type);
	}

	static Format of(String contentType) {
		MediaType type = MediaType.parseMediaType(contentType);
		for (Format format : values()) {
			if (format.type.equalsTypeAndSubtype(type)) {
				return format;
			}
		}
		throw new IllegalArgumentException(contentType);
	}

}
