package dev.tutti.dataset.duplicate.web;

import java.util.List;
import java.util.Map;

import dev.tutti.dataset.Split;
import dev.tutti.dataset.duplicate.DuplicateKind;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Groups of equal examples, as JSON. */
@Schema(name = "Duplicates")
record DuplicatesResponse(@Schema(description = "Number of groups of any kind.") int groups,
		@Schema(description = "Number of groups of each kind.",
				example = "{\"within\": 3, \"across\": 1, \"contradicting\": 0}") Map<DuplicateKind, Integer> counts,
		@Schema(description = "In the order of their first examples.") List<Group> items,
		@Schema(description = "The address of the next page; absent at the end.") @Nullable String next) {

	/** Examples whose features are equal. */
	@Schema(name = "DuplicateGroup")
	record Group(@Schema(
			description = "contradicting: their labels differ; else across: they are of several splits; else within.") DuplicateKind kind,
			@Schema(description = "How many they are.") int size,
			@Schema(description = "In the order of the splits and their indexes; the first 1,000 of more.") List<Member> examples) {
	}

	/** One of them. */
	@Schema(name = "DuplicateExample")
	record Member(Split split, @Schema(description = "The example's index in its split.") int index,
			@Schema(description = "Where the example came from: unique in its split.",
					example = "train/cat/10.png") String key,
			@Schema(description = "0..classes-1; absent where the split has no labels.") @Nullable Integer label) {
	}

}
