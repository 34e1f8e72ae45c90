package dev.tutti.ensemble.web;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.EnsembleLifecycle;
import dev.tutti.ensemble.EnsembleState;
import dev.tutti.ensemble.EnsembleSubmission;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.web.Page;
import dev.tutti.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@RequestMapping(EnsembleController.PATH)
@Tag(name = "Ensembles", description = "Networks trained alike except for their seeds.")
class EnsembleController {

	static final String PATH = "/api/v1/ensembles";

	private static final String RETRY_AFTER_SECONDS = "1";

	private final EnsembleSubmission submission;

	private final Ensembles ensembles;

	private final EnsembleLifecycle lifecycle;

	private final Clock clock;

	EnsembleController(EnsembleSubmission submission, Ensembles ensembles, EnsembleLifecycle lifecycle, Clock clock) {
		this.submission = submission;
		this.ensembles = ensembles;
		this.lifecycle = lifecycle;
		this.clock = clock;
	}

	@PostMapping
	@ApiResponse(responseCode = "202", description = "The ensemble is queued; Location is its address.")
	@Problems("422 idempotency-key-reused")
	@Operation(summary = "Submit an ensemble, to be trained here or outside Tutti", description = """
			The response comes at once; poll the address in the Location header for the ensemble's progress.

			With the engine `external` Tutti trains nothing: `checkpoints` says when members are evaluated, `splits`
			on which splits, and each history is sent to /api/v1/ensembles/{id}/histories. The ensemble has succeeded
			once all histories are there.""", requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
			required = true,
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = EnsembleRequest.class),
					examples = {
							@ExampleObject(name = "mlp on digits", summary = "Trained by Tutti",
									value = EnsembleRequest.EXAMPLE),
							@ExampleObject(name = "external",
									summary = "Trained outside Tutti, on the labels that are an example of POST /api/v1/datasets",
									value = EnsembleRequest.EXTERNAL_EXAMPLE) })))
	ResponseEntity<EnsembleResponse> submit(@RequestBody EnsembleRequest request,
			@Parameter(description = "A second request with the same key returns the ensemble of the first.",
					schema = @Schema(minLength = 1, maxLength = 255)) @RequestHeader(name = "Idempotency-Key",
							required = false) @Nullable String idempotencyKey) {
		Ensemble ensemble = this.submission.submit(request.toSpec(), idempotencyKey);
		return ResponseEntity.accepted()
			.location(URI.create(PATH + "/" + ensemble.id()))
			.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
			.body(toResponse(ensemble));
	}

	@GetMapping
	@Operation(summary = "List ensembles, the newest first")
	Page<EnsembleResponse> list(
			@Parameter(description = "The states of the ensembles to list. Default: all.",
					example = "RUNNING") @RequestParam(required = false) @Nullable List<EnsembleState> state,
			@Parameter(description = "The maximum number of items per page.",
					example = "20") @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
			@Parameter(
					description = "The cursor of the next page, from the field `next` of the last one.") @RequestParam(
							required = false) @Min(1) @Nullable Long cursor) {
		List<EnsembleState> states = (state != null) ? state : List.of(EnsembleState.values());
		List<Ensemble> found = this.ensembles.list((cursor != null) ? cursor : Long.MAX_VALUE, states, limit + 1);
		List<EnsembleResponse> items = found.stream().limit(limit).map(this::toResponse).toList();
		String next = (found.size() <= limit) ? null
				: UriComponentsBuilder.fromPath(PATH)
					.queryParam("limit", limit)
					.queryParam("cursor", items.get(limit - 1).id())
					.queryParamIfPresent("state", Optional.ofNullable(state))
					.toUriString();
		return new Page<>(items, next);
	}

	@GetMapping("/{id}")
	@Problems("404 unknown-ensemble")
	@Operation(summary = "Get an ensemble: state, progress, rate, estimate of the time left, members, error")
	EnsembleResponse get(@Parameter(example = "1") @PathVariable long id) {
		return toResponse(this.ensembles.get(id));
	}

	@PostMapping("/{id}/cancel")
	@Problems({ "404 unknown-ensemble", "409 ensemble-finished" })
	@Operation(summary = "Cancel an ensemble and keep its histories",
			description = "An ensemble that is queued or trained outside Tutti is cancelled at once; one that runs stops within a mini-batch step.")
	EnsembleResponse cancel(@Parameter(example = "1") @PathVariable long id) {
		return toResponse(this.lifecycle.cancel(id));
	}

	@DeleteMapping("/{id}")
	@Problems("404 unknown-ensemble")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "Delete an ensemble with all its histories",
			description = "An ensemble that runs is stopped first.")
	void delete(@Parameter(example = "1") @PathVariable long id) {
		this.lifecycle.delete(id);
	}

	private EnsembleResponse toResponse(Ensemble ensemble) {
		return EnsembleResponse.of(ensemble, this.clock.instant());
	}

}
