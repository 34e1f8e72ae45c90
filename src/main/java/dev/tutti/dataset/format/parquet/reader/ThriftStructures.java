package dev.tutti.dataset.format.parquet.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;

/**
 * Reads the structures of a file, none of which may claim to hold more than a limit:
 * Thrift reserves memory for a string or list before it reads it.
 */
final class ThriftStructures {

	/** Page headers can hold the lowest and the highest value of the page. */
	private static final int LARGEST_HEADER = 1 << 24;

	private ThriftStructures() {
	}

	static FileMetaData footer(byte[] bytes) throws IOException {
		try {
			return Util.readFileMetaData(new ByteArrayInputStream(bytes), Math.max(1, bytes.length));
		}
		catch (StackOverflowError ex) {
			throw new IOException("its footer is nested too deeply", ex);
		}
	}

	static PageHeader pageHeader(InputStream in) throws IOException {
		PageHeader header = new PageHeader();
		try {
			TConfiguration limits = TConfiguration.custom().setMaxMessageSize(LARGEST_HEADER).build();
			header.read(new TCompactProtocol(new TIOStreamTransport(limits, in)));
			return header;
		}
		catch (TException | StackOverflowError ex) {
			throw new IOException("a page has no valid header", ex);
		}
	}

}
