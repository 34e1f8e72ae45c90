package dev.tutti.web;

import java.util.stream.Stream;

import org.springframework.http.MediaType;

/**
 * Many rows, streamed as CSV (RFC 4180, with a header) or NDJSON, by the Accept header.
 *
 * @param type of every row: a record whose components are the columns
 */
public record Rows<T>(Class<T> type, Stream<T> rows) {

	/** The media type of CSV. */
	public static final String CSV = "text/csv";

	/** The media type of newline-delimited JSON. */
	public static final String NDJSON = MediaType.APPLICATION_NDJSON_VALUE;

}
