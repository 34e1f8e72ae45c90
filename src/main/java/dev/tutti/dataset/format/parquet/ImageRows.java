package dev.tutti.dataset.format.parquet;

import java.io.IOException;
import java.util.List;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.format.parquet.reader.ColumnReader;
import dev.tutti.dataset.format.parquet.reader.ParquetColumn;
import dev.tutti.dataset.format.parquet.reader.ParquetFile;
import dev.tutti.dataset.image.ImageFileReader;
import dev.tutti.dataset.image.ImageShapes;
import dev.tutti.dataset.image.ImageSize;
import dev.tutti.dataset.upload.RawSplit.RowConsumer;
import org.jspecify.annotations.Nullable;

/** Examples that are images, each a whole file in a cell. */
final class ImageRows {

	private final String column;

	private final @Nullable ImageSize resize;

	ImageRows(String column, @Nullable ImageSize resize) {
		this.column = column;
		this.resize = resize;
	}

	/** Looks at the images' headers. */
	void inspect(SplitRows rows, ImageShapes shapes) throws IOException {
		try (ImageFileReader images = new ImageFileReader(this.resize)) {
			rows.forEach(List.of(this::column), (cells, row) -> {
				byte[] file = file(cells);
				String place = cells.place();
				shapes.add(place, images.shape(place, file));
			});
		}
	}

	/** Decodes the images. */
	void forEach(SplitRows rows, Shape shape, RowConsumer consumer) throws IOException {
		float[] features = new float[shape.size()];
		try (ImageFileReader images = new ImageFileReader(this.resize)) {
			rows.forEach(List.of(this::column), (cells, row) -> {
				images.read(cells.place(), file(cells), shape, features);
				consumer.accept(features);
			});
		}
	}

	private ParquetColumn column(ParquetFile file) {
		return Columns.get(file, this.column);
	}

	private byte[] file(RowCursor cells) {
		ColumnReader cell = cells.get(0);
		if (cell.isNull() || cell.column().isText()) {
			throw new InvalidDatasetException(
					"%s: column %s holds no image. If paths to files were kept instead, embed the files before writing (Hugging Face: dataset.to_parquet does)."
						.formatted(cells.place(), this.column));
		}
		return cell.bytes();
	}

}
