package dev.tutti.analysis.quality;

import java.util.List;

import dev.tutti.dataset.Split;
import dev.tutti.web.Warning;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Suspect labels, as JSON. */
@Schema(name = "Suspects")
public record SuspectsReport(Split split, @Schema(description = "Checkpoint whose votes were counted.") int checkpoint,
		@Schema(description = "Total number of suspects.") int found, List<Suspect> items,
		@Schema(description = "What to know about the values; absent without any.") @Nullable List<Warning> warnings) {

	/** The same with the first items only. */
	public SuspectsReport limit(int most) {
		return new SuspectsReport(this.split, this.checkpoint, this.found, this.items.stream().limit(most).toList(),
				this.warnings);
	}

	/** An example whose label may be wrong. */
	@Schema(name = "Suspect")
	public record Suspect(@Schema(description = "The example's index in its split.") int index,
			@Schema(description = "Where the example came from: unique in its split.",
					example = "train/cat/10.png") String key,
			@Schema(description = "The label in the dataset.") int label, String className,
			@Schema(description = "The label that most members predict.") int suggested, String suggestedClassName,
			@Schema(description = "The share of members that predict it, 0..1.") double share, double accessibility,
			@Schema(description = "Whether no member ever predicts the label in the dataset.") boolean neverLearned,
			@Schema(description = "The address of the example's image.") String image) {
	}

}
