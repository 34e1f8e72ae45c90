package dev.tutti.web;

import java.io.IOException;
import java.io.OutputStream;

import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;

/** Writes {@link Rows}, however many there are, in little memory. */
class RowsConverter extends AbstractHttpMessageConverter<Rows<?>> {

	private static final MediaType CSV = MediaType.parseMediaType(Rows.CSV);

	private final CsvMapper csv = new CsvMapper();

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
		boolean asCsv = CSV.isCompatibleWith(message.getHeaders().getContentType());
		ObjectWriter writer = asCsv ? this.csv.writer(this.csv.schemaFor(rows.type()).withHeader())
				: this.json.writer().withRootValueSeparator("\n");
		OutputStream body = message.getBody();
		try (var all = rows.rows(); SequenceWriter sequence = writer.writeValues(body)) {
			all.forEach(sequence::write);
			sequence.flush();
			if (!asCsv) {
				body.write('\n');
			}
		}
	}

}
