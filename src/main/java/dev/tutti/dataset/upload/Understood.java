package dev.tutti.dataset.upload;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How an upload was read; absent where it does not apply.
 *
 * @param format such as {@code csv}
 * @param header whether a table's first row holds the names of its columns
 * @param labelColumn the column of the labels: its name, or its number from 0
 * @param keyColumn the column of the keys, likewise
 * @param separator between the cells of a table
 * @param shape of an example, such as {@code 3x32x32}
 * @param order of the examples: {@code imagefolder} (class, folder, file by code point)
 * or {@code file} (as in the file)
 * @param passedOver the first {@value #LISTED} things that were not used
 * @param passedOverCount how many there are
 * @param mergedClasses class names that were written in several Unicode forms
 * @param channels of an array's images: {@code first} or {@code last}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Understood(@Schema(example = "csv") String format, @Nullable Boolean header,
		@Schema(example = "label") @Nullable String labelColumn, @Nullable String keyColumn,
		@Schema(example = ",") @Nullable String separator, @Schema(example = "1x1x2") @Nullable String shape,
		@Schema(description = "imagefolder or file", example = "file") @Nullable String order,
		List<PassedOver> passedOver, int passedOverCount, List<String> mergedClasses,
		@Schema(description = "first or last", example = "last") @Nullable String channels) {

	/** How many are listed. */
	public static final int LISTED = 100;

	/** Nothing but the format. */
	public static Understood of(String format) {
		return new Understood(format, null, null, null, null, null, null, List.of(), 0, List.of(), null);
	}

	/** How a table was read. */
	public Understood withTable(boolean header, String labelColumn, @Nullable String keyColumn, String separator) {
		return new Understood(this.format, header, labelColumn, keyColumn, separator, this.shape, this.order,
				this.passedOver, this.passedOverCount, this.mergedClasses, this.channels);
	}

	public Understood withColumns(@Nullable String labelColumn, @Nullable String keyColumn) {
		return new Understood(this.format, this.header, labelColumn, keyColumn, this.separator, this.shape, this.order,
				this.passedOver, this.passedOverCount, this.mergedClasses, this.channels);
	}

	public Understood withShape(String shape) {
		return new Understood(this.format, this.header, this.labelColumn, this.keyColumn, this.separator, shape,
				this.order, this.passedOver, this.passedOverCount, this.mergedClasses, this.channels);
	}

	public Understood withOrder(String order) {
		return new Understood(this.format, this.header, this.labelColumn, this.keyColumn, this.separator, this.shape,
				order, this.passedOver, this.passedOverCount, this.mergedClasses, this.channels);
	}

	/** With more things that were not used, of which all may be given. */
	public Understood withPassedOver(List<PassedOver> more) {
		List<PassedOver> all = new ArrayList<>(this.passedOver);
		more.stream().limit(LISTED - this.passedOver.size()).forEach(all::add);
		return new Understood(this.format, this.header, this.labelColumn, this.keyColumn, this.separator, this.shape,
				this.order, List.copyOf(all), this.passedOverCount + more.size(), this.mergedClasses, this.channels);
	}

	public Understood withMergedClasses(List<String> mergedClasses) {
		return new Understood(this.format, this.header, this.labelColumn, this.keyColumn, this.separator, this.shape,
				this.order, this.passedOver, this.passedOverCount, mergedClasses, this.channels);
	}

	public Understood withChannels(@Nullable String channels) {
		return new Understood(this.format, this.header, this.labelColumn, this.keyColumn, this.separator, this.shape,
				this.order, this.passedOver, this.passedOverCount, this.mergedClasses, channels);
	}

	/**
	 * Something in the upload that was not used.
	 *
	 * @param name its path or name
	 * @param reason why
	 */
	public record PassedOver(@Schema(example = "README.md") String name,
			@Schema(example = "not an image") String reason) {

	}

}
