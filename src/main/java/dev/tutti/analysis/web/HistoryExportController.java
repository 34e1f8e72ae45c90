package dev.tutti.analysis.web;

import java.io.IOException;

import dev.tutti.analysis.DefaultSplit;
import dev.tutti.analysis.export.HistoryExports;
import dev.tutti.analysis.export.HistoryTable;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Analysis")
class HistoryExportController {

	private static final String PARQUET = "application/vnd.apache.parquet";

	private final Ensembles ensembles;

	private final HistoryExports exports;

	HistoryExportController(Ensembles ensembles, HistoryExports exports) {
		this.ensembles = ensembles;
		this.exports = exports;
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "409 no-history-yet" })
	@GetMapping(path = "/api/v1/ensembles/{id}/history.parquet", produces = PARQUET)
	@Operation(summary = "The complete history as a Parquet file",
			description = "Opened by pandas, DuckDB and Polars: one row per member, example and checkpoint that has a history,"
					+ " in that order, with the columns member, checkpoint, epoch, index, label, predicted, correct;"
					+ " of a split without labels, without label and correct.")
	@ApiResponse(responseCode = "200", description = "Streamed, one row group per member.",
			content = @Content(mediaType = PARQUET, schema = @Schema(type = "string", format = "binary")))
	void history(@Parameter(example = "1") @PathVariable long id,
			@Parameter(description = DefaultSplit.DESCRIPTION,
					example = "test") @RequestParam(required = false) @Nullable Split split,
			HttpServletResponse response) throws IOException {
		// opened before the first byte: afterwards no error can be sent
		Ensemble ensemble = this.ensembles.get(id);
		Split read = DefaultSplit.of(split, ensemble);
		HistoryTable table = this.exports.get(ensemble, read);
		response.setContentType(PARQUET);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment()
					.filename("ensemble-%d-%s.parquet".formatted(id, read.name()))
					.build()
					.toString());
		table.write(response.getOutputStream());
	}

}
