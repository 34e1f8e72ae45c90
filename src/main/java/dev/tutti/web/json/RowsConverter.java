package dev.tutti.web.json;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collectors;

import dev.tutti.web.Rows;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Streams {@link Rows} in constant memory. */
class RowsConverter extends AbstractHttpMessageConverter<Rows<?>> {

	private static final MediaType CSV = MediaType.parseMediaType(Rows.CSV);

	private final JsonMapper json;

	RowsConverter(JsonMapper json) {
		super(CSV, MediaType.APPLICATION_NDJSON);
		this.json = json;
	}

	@Override
	protected boolean supports(Class<?> type) {
		return type == Rows.class;
	}

	@Override
	protected Rows<?> readInternal(Class<? extends Rows<?>> type, HttpInputMessage message) {
		throw new HttpMessageNotReadableException("Rows are only written", message);
	}

	@Override
	protected void writeInternal(Rows<?> rows, HttpOutputMessage message) throws IOException {
		boolean csv = CSV.isCompatibleWith(message.getHeaders().getContentType());
		if (csv) {
			// clients take text without a charset for ISO-8859-1
			message.getHeaders().setContentType(new MediaType(CSV, StandardCharsets.UTF_8));
		}
		try (var all = rows.rows(); Writer out = new OutputStreamWriter(message.getBody(), StandardCharsets.UTF_8)) {
			Iterator<?> each = all.iterator();
			if (csv) {
				writeCsv(rows.type(), each, out);
			}
			else {
				while (each.hasNext()) {
					out.write(this.json.writeValueAsString(each.next()));
					out.write('\n');
				}
			}
		}
	}

	private void writeCsv(Class<?> type, Iterator<?> rows, Writer out) throws IOException {
		String[] columns = Arrays.stream(type.getRecordComponents())
			.map(RecordComponent::getName)
			.toArray(String[]::new);
		CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
		printer.printRecord((Object[]) columns);
		while (rows.hasNext()) {
			JsonNode row = this.json.valueToTree(rows.next());
			for (String column : columns) {
				printer.print(cell(row.path(column)));
			}
			printer.println();
		}
	}

	/** A list is written as its elements separated by spaces. */
	private static String cell(JsonNode value) {
		return value.isArray() ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(" "))
				: value.asString("");
	}

}
