package dev.tutti.web.problem;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.tutti.database.FullDisk;
import dev.tutti.web.FieldProblem;
import dev.tutti.web.InvalidRequestException;
import dev.tutti.web.ProblemException;
import dev.tutti.web.json.ExpectedValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.TypeMismatchException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Converts every exception to problem details (RFC 9457); docs/problems.md lists the
 * types.
 */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

	private static final Logger logger = LoggerFactory.getLogger(ProblemHandler.class);

	private static final String TYPE = "urn:tutti:problem:";

	private final FullDisk disk;

	ProblemHandler(FullDisk disk) {
		this.disk = disk;
	}

	@ExceptionHandler
	ResponseEntity<Object> handle(ProblemException ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(ex.status(), ex.getMessage());
		problem.setType(URI.create(TYPE + ex.type()));
		problem.setTitle(ex.title());
		if (!ex.errors().isEmpty()) {
			problem.setProperty("errors", ex.errors());
		}
		ex.extensions().forEach(problem::setProperty);
		return ResponseEntity.status(ex.status()).headers(ex.headers()).body(problem);
	}

	/** Unexpected exceptions; the log has the stack trace. */
	@ExceptionHandler
	ResponseEntity<Object> handleOther(Exception ex) {
		if (FullDisk.isCauseOf(ex)) {
			logger.error("The disk is full", ex);
			this.disk.reopenDatabase();
			return handle(new StorageFullException());
		}
		logger.error("Request failed unexpectedly", ex);
		return handle(new InternalErrorException());
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<FieldError> errors = ex.getBindingResult().getFieldErrors();
		return errors.stream()
			.map(ProblemHandler::findMismatch)
			.map((mismatch) -> (mismatch != null) ? mismatch.getRootCause() : null)
			.filter(ProblemException.class::isInstance)
			.findFirst()
			.map((problem) -> handle((ProblemException) problem))
			.orElseGet(() -> invalid(fieldProblems(ex.getParameter(), errors)));
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
			HandlerMethodValidationException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return invalid(ex.getParameterValidationResults().stream().flatMap(ProblemHandler::fieldProblems).toList());
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException ex, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		if (ex.getRootCause() instanceof ProblemException problem) {
			return handle(problem);
		}
		String name = (ex instanceof MethodArgumentTypeMismatchException mismatch) ? mismatch.getName()
				: String.valueOf(ex.getPropertyName());
		return invalid(List.of(new FieldProblem(name, describe(ex))));
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
			MissingServletRequestParameterException ex, HttpHeaders headers, HttpStatusCode status,
			WebRequest request) {
		return invalid(List.of(new FieldProblem(ex.getParameterName(), "This parameter is missing.")));
	}

	/** Spring's other exceptions have a status and a detail; this adds the type. */
	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception ex, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		if (status.is5xxServerError()) {
			return handleOther(ex);
		}
		Object said = (body == null && ex instanceof ErrorResponse response)
				? response.updateAndGetBody(getMessageSource(), LocaleContextHolder.getLocale()) : body;
		if (said instanceof ProblemDetail problem) {
			HttpStatus known = HttpStatus.valueOf(status.value());
			problem.setType(URI.create(TYPE + known.name().toLowerCase(Locale.ROOT).replace('_', '-')));
		}
		return super.handleExceptionInternal(ex, said, headers, status, request);
	}

	private ResponseEntity<Object> invalid(List<FieldProblem> errors) {
		return handle(new InvalidRequestException(errors));
	}

	private static Stream<FieldProblem> fieldProblems(ParameterValidationResult result) {
		if (result instanceof ParameterErrors errors) {
			return fieldProblems(errors.getMethodParameter(), errors.getFieldErrors()).stream();
		}
		String name = ParameterName.of(result.getMethodParameter());
		return result.getResolvableErrors()
			.stream()
			.map((error) -> new FieldProblem(name, String.valueOf(error.getDefaultMessage())));
	}

	private static List<FieldProblem> fieldProblems(MethodParameter parameter, List<FieldError> errors) {
		return errors.stream()
			.map((error) -> new FieldProblem(ParameterName.of(parameter, error.getField()), describe(error)))
			.toList();
	}

	private static String describe(FieldError error) {
		TypeMismatchException mismatch = findMismatch(error);
		return (mismatch != null) ? describe(mismatch) : String.valueOf(error.getDefaultMessage());
	}

	private static String describe(TypeMismatchException mismatch) {
		Class<?> type = mismatch.getRequiredType();
		return "'%s' is not %s.".formatted(mismatch.getValue(),
				(type != null) ? ExpectedValue.of(type) : "a valid value");
	}

	/** The failed conversion of a field, if that is the error. */
	private static @Nullable TypeMismatchException findMismatch(FieldError error) {
		return error.contains(TypeMismatchException.class) ? error.unwrap(TypeMismatchException.class) : null;
	}

}
