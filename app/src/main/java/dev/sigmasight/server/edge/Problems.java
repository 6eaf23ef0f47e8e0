package dev.sigmasight.server.edge;

import dev.sigmasight.database.DatabaseUnavailable;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.equity.EquityUnknown;
import dev.sigmasight.server.page.WebPages;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.exc.StreamConstraintsException;

/** The only place where a failure becomes an HTTP answer. */
@RestControllerAdvice
@ConditionalOnWebApplication
class Problems extends ResponseEntityExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private final WebPages pages;

  Problems(WebPages pages) {
    this.pages = pages;
  }

  @ExceptionHandler
  ResponseEntity<Object> known(ProblemException failure) {
    return answer(failure.problem());
  }

  /** Not found under the codes that the reference has for it. */
  @ExceptionHandler
  ResponseEntity<Object> unknown(EquityUnknown failure) {
    ProblemKind kind = ProblemKind.NOT_FOUND;
    return ResponseEntity.status(kind.status())
        .body(ProblemBody.of(kind, failure.code(), failure.detail(), List.of()));
  }

  /** Says which database is down; where it is stays in the log. */
  @ExceptionHandler
  ResponseEntity<Object> down(DatabaseUnavailable failure) {
    log.warn("{}", failure.getMessage());
    return answer(
        new Problem.Unavailable(
            failure.database().toLowerCase(Locale.ROOT) + "_database",
            "The " + failure.database() + " database does not answer; please try again later."));
  }

  /** Characters that no address or parameter may have, as a null byte. */
  @ExceptionHandler
  ResponseEntity<Object> rejected(RequestRejectedException failure) {
    return answer(
        new Problem.InvalidInput(
            "INVALID_INPUT",
            "The request has a character that is not allowed, such as a null byte; remove it.",
            List.of()));
  }

  @ExceptionHandler
  ResponseEntity<Object> unexpected(Exception failure) {
    String reference =
        HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()).substring(0, 12);
    log.error("A request failed unexpectedly, reference {}", reference, failure);
    ProblemDetail body =
        ProblemBody.of(
            ProblemKind.INTERNAL_ERROR,
            "Something went wrong on our side; please report it with the reference "
                + reference
                + ".");
    body.setProperty("reference", reference);
    return ResponseEntity.internalServerError().body(body);
  }

  /** The answer to a problem; a new kind does not compile until it has its own. */
  static ResponseEntity<Object> answer(Problem problem) {
    ProblemKind kind = kindOf(problem);
    ProblemDetail body = ProblemBody.of(kind, problem.code(), problem.detail(), problem.faults());
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(kind.status());
    switch (problem) {
      case Problem.Unauthenticated _ -> answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      case Problem.TooManyRequests limited ->
          answer.header(
              HttpHeaders.RETRY_AFTER,
              Long.toString(Math.max(1, limited.retryAfter().plusNanos(999_999_999).toSeconds())));
      case Problem.InsufficientData(String _, int have, int need) -> {
        body.setProperty("have", have);
        body.setProperty("need", need);
      }
      case Problem.Unavailable(String component, String _) ->
          body.setProperty("component", component);
      case Problem.NotFound _, Problem.InvalidInput _, Problem.Conflict _, Problem.Forbidden _ -> {}
    }
    return answer.body(body);
  }

  static ProblemKind kindOf(Problem problem) {
    return switch (problem) {
      case Problem.NotFound _ -> ProblemKind.NOT_FOUND;
      case Problem.InvalidInput _ -> ProblemKind.INVALID_INPUT;
      case Problem.Conflict _ -> ProblemKind.CONFLICT;
      case Problem.Unauthenticated _ -> ProblemKind.UNAUTHENTICATED;
      case Problem.Forbidden _ -> ProblemKind.FORBIDDEN;
      case Problem.TooManyRequests _ -> ProblemKind.TOO_MANY_REQUESTS;
      case Problem.InsufficientData _ -> ProblemKind.INSUFFICIENT_DATA;
      case Problem.Unavailable _ -> ProblemKind.UNAVAILABLE;
    };
  }

  /** Somebody who looks for a page is shown one that says so. */
  @Override
  protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (request instanceof ServletWebRequest web) {
      Optional<ResponseEntity<byte[]>> page = pages.lost(web.getRequest());
      if (page.isPresent()) {
        return new ResponseEntity<>(
            page.get().getBody(), page.get().getHeaders(), page.get().getStatusCode());
      }
    }
    return super.handleNoResourceFoundException(failure, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object ignored,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail body =
        switch (status.value()) {
          case 404 -> ProblemBody.of(ProblemKind.NOT_FOUND, "There is nothing at this address.");
          case 405 ->
              ProblemBody.of(
                  ProblemKind.METHOD_NOT_ALLOWED,
                  "This address does not answer to this method; see the Allow header.");
          case 406 ->
              ProblemBody.of(
                  ProblemKind.NOT_ACCEPTABLE, "The answer does not exist in the format asked for.");
          case 413 -> ProblemBody.of(ProblemKind.TOO_LARGE, "The request is too large.");
          case 415 ->
              ProblemBody.of(
                  ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                  "The request has a format that this address does not read; see the"
                      + " Content-Type header.");
          case 503 ->
              ProblemBody.of(ProblemKind.UNAVAILABLE, "The answer took too long; try again later.");
          default -> status.is4xxClientError() ? invalid(failure) : null;
        };
    return body == null
        ? unexpected(failure)
        : createResponseEntity(body, headers, HttpStatusCode.valueOf(body.getStatus()), request);
  }

  private static ProblemDetail invalid(Exception failure) {
    if (failure.getCause() instanceof StreamConstraintsException) {
      return ProblemBody.of(ProblemKind.TOO_LARGE, "The request is too large.");
    }
    List<Problem.Fault> faults = InputFaults.of(failure);
    String detail =
        faults.size() == 1
            ? InputFaults.sentence(faults.getFirst())
            : "The request has " + faults.size() + " faults; see errors.";
    return ProblemBody.of(
        ProblemKind.INVALID_INPUT, ProblemKind.INVALID_INPUT.name(), detail, faults);
  }
}
