package dev.tutti.dataset.format.archive;

import java.util.List;

import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.Understood.PassedOver;
import dev.tutti.dataset.upload.UploadedFile;

/**
 * An upload whose archives are unpacked.
 *
 * @param files what was in them, and what was in none
 * @param passedOver what was in them and is no data
 */
public record Unpacked(List<UploadedFile> files, List<PassedOver> passedOver) {

	/** The dataset that was read from the files, with what was passed over. */
	public ParsedDataset of(ParsedDataset parsed) {
		return this.passedOver.isEmpty() ? parsed : new ParsedDataset(parsed.classes(), parsed.bytes(), parsed.splits(),
				parsed.understood().withPassedOver(this.passedOver), parsed.warnings());
	}

}
