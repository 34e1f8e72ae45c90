package dev.tutti.dataset.format.parquet.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.jspecify.annotations.Nullable;

/** Decompresses pages as streams, so that none has to be held whole. */
final class Compression {

	/** How far back Snappy's compressors point. */
	private static final int SNAPPY_BLOCK = 1 << 16;

	private Compression() {
	}

	static InputStream open(@Nullable CompressionCodec codec, InputStream in) throws IOException {
		if (codec == null) {
			throw unknown("an unknown codec");
		}
		return switch (codec) {
			case UNCOMPRESSED -> in;
			case SNAPPY -> new SnappyCompressorInputStream(in, SNAPPY_BLOCK);
			case GZIP -> new GZIPInputStream(in);
			case ZSTD -> new ZstdInputStreamNoFinalizer(in);
			case LZ4_RAW -> new BlockLZ4CompressorInputStream(in);
			case LZO, BROTLI, LZ4 -> throw unknown(codec.name());
		};
	}

	private static IOException unknown(String codec) {
		return new IOException(
				"it is compressed by %s; uncompressed, SNAPPY, GZIP, ZSTD and LZ4_RAW are read".formatted(codec));
	}

}
