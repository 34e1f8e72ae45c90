package dev.tutti.ingestion.web;

import java.io.IOException;

import dev.tutti.dataset.Split;
import dev.tutti.history.InvalidHistoryException;
import dev.tutti.ingestion.HistoryIngestion;
import dev.tutti.ingestion.body.Body;
import dev.tutti.ingestion.body.BodyFormat;
import dev.tutti.ingestion.prediction.ValueKind;
import dev.tutti.web.Problems;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/ensembles/{id}/histories/{split}",
		consumes = { BodyFormat.BYTES_TYPE, BodyFormat.NPY_TYPE, BodyFormat.NDJSON_TYPE })
@Tag(name = "External histories", description = "Upload of predictions of networks trained outside Tutti.")
class HistoryController {

	private final HistoryIngestion ingestion;

	HistoryController(HistoryIngestion ingestion) {
		this.ingestion = ingestion;
	}

	@PutMapping("/{member}/{checkpoint}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@ApiResponse(responseCode = "204", description = "The history is stored, now or by an earlier request.")
	@Problems({ "400 invalid-history", "400 keys-do-not-match", "400 malformed-file", "404 unknown-ensemble",
			"404 unknown-split", "404 unknown-history", "409 not-external", "409 ensemble-finished",
			"409 history-conflict", "409 values-too-late", "409 concurrent-histories", "415 unsupported-media-type",
			"507 storage-full" })
	@PutHistoryDocumentation
	void put(@Parameter(description = "An ensemble with the engine external.", example = "3") @PathVariable long id,
			@Parameter(example = "test") @PathVariable Split split,
			@Parameter(description = "0..N-1", example = "0") @PathVariable int member,
			@Parameter(description = "0..T-1", example = "0") @PathVariable int checkpoint,
			@Parameter(
					description = "Kind of values, if the body has one number per class of each example instead of a label.") @RequestParam(
							required = false) @Nullable ValueKind values,
			HttpServletRequest request) throws IOException {
		read(request, (body) -> this.ingestion.put(id, split, member, checkpoint, body, values));
	}

	@PutMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@ApiResponse(responseCode = "204", description = "All histories are stored, now or by earlier requests.")
	@Problems({ "400 invalid-history", "400 malformed-file", "404 unknown-ensemble", "404 unknown-split",
			"404 unknown-history", "409 not-external", "409 ensemble-finished", "409 history-conflict",
			"409 concurrent-histories", "415 unsupported-media-type", "507 storage-full" })
	@PutHistoriesDocumentation
	void putAll(@Parameter(description = "An ensemble with the engine external.", example = "3") @PathVariable long id,
			@Parameter(example = "test") @PathVariable Split split, HttpServletRequest request) throws IOException {
		read(request, (body) -> this.ingestion.putAll(id, split, body));
	}

	private static void read(HttpServletRequest request, Reading reading) throws IOException {
		try {
			reading.read(Body.of(request));
		}
		catch (IOException ex) {
			InvalidHistoryException damage = Body.findDamage(ex);
			if (damage != null) {
				throw damage;
			}
			throw ex;
		}
	}

	/** An operation on a body. */
	private interface Reading {

		void read(Body body) throws IOException;

	}

}
