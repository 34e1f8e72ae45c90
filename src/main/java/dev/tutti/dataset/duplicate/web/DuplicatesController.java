package dev.tutti.dataset.duplicate.web;

import java.util.Arrays;
import java.util.List;

import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.duplicate.DuplicateGroups;
import dev.tutti.dataset.duplicate.DuplicateKind;
import dev.tutti.dataset.duplicate.Duplicates;
import dev.tutti.dataset.duplicate.web.DuplicatesResponse.Group;
import dev.tutti.dataset.duplicate.web.DuplicatesResponse.Member;
import dev.tutti.web.Page;
import dev.tutti.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Data quality")
class DuplicatesController {

	/** How many examples of one group are listed. */
	private static final int MEMBERS = 1000;

	private final Datasets datasets;

	private final Duplicates duplicates;

	DuplicatesController(Datasets datasets, Duplicates duplicates) {
		this.datasets = datasets;
		this.duplicates = duplicates;
	}

	@Problems({ "404 unknown-dataset", "409 no-features", "503 dataset-unavailable" })
	@GetMapping("/api/v1/datasets/{name}/duplicates")
	@Operation(summary = "Duplicates: groups of examples whose features are equal",
			description = "Within a split they count twice, across splits they are evaluated on what was trained on, and where their labels contradict each other at most one is right.")
	ResponseEntity<DuplicatesResponse> duplicates(@Parameter(example = "digits") @PathVariable String name,
			@Parameter(description = "Lists the groups of this kind alone.") @RequestParam(
					required = false) @Nullable DuplicateKind kind,
			@Parameter(description = "Maximum number of groups.",
					example = "100") @RequestParam(defaultValue = "100") @Min(1) @Max(10000) int limit,
			@Parameter(description = "Cursor of the next page, from `next` of the previous response.") @RequestParam(
					defaultValue = "0") @Min(0) int cursor) {
		DuplicateGroups groups = this.duplicates.get(name);
		int[] all = groups.list(kind);
		int begin = Math.min(cursor, all.length);
		int end = Math.min(begin + limit, all.length);
		List<Group> items = Arrays.stream(all, begin, end).mapToObj((group) -> group(name, groups, group)).toList();
		return ResponseEntity.ok()
			.eTag(this.datasets.get(name).sha256().substring(0, 16) + "-duplicates")
			.body(new DuplicatesResponse(groups.size(), groups.counts(), items,
					(end < all.length) ? Page.next(end) : null));
	}

	private Group group(String name, DuplicateGroups groups, int group) {
		List<DuplicateGroups.Place> places = groups.places(group);
		return new Group(groups.kind(group), places.size(),
				places.stream().limit(MEMBERS).map((place) -> member(name, place.split(), place.index())).toList());
	}

	private Member member(String name, Split split, int index) {
		return new Member(split, index, this.datasets.keys(name, split).get(index),
				this.datasets.findLabels(name, split).map((labels) -> labels[index]).orElse(null));
	}

}
