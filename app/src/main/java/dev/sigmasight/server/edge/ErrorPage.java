package dev.sigmasight.server.edge;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for what failed before a handler was found, as an address that is refused. */
@Hidden
@RestController
@ConditionalOnWebApplication
class ErrorPage implements ErrorController {
  private static final String PROBLEM = ErrorPage.class.getName();

  @RequestMapping("/error")
  ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
    ProblemDetail body = describe(request, statusOf(request));
    body.setInstance(address(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)));
    return ResponseEntity.status(body.getStatus()).body(body);
  }

  /** The address that was asked, or the root if it is none. */
  static URI address(@Nullable Object uri) {
    try {
      return URI.create(String.valueOf(uri));
    } catch (IllegalArgumentException e) {
      return URI.create("/");
    }
  }

  private static HttpStatus statusOf(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    return status == null ? HttpStatus.NOT_FOUND : status;
  }

  /** Has the error that is sent next answered with this problem. */
  static void say(HttpServletRequest request, ProblemDetail problem) {
    request.setAttribute(PROBLEM, problem);
  }

  /** What is known of a failure: what was said of it, or else its status. */
  static ProblemDetail describe(HttpServletRequest request, HttpStatus status) {
    return request.getAttribute(PROBLEM) instanceof ProblemDetail said ? said : describe(status);
  }

  private static ProblemDetail describe(HttpStatus status) {
    if (status.is5xxServerError()) {
      return ProblemBody.of(ProblemKind.INTERNAL_ERROR, "Something went wrong on our side.");
    }
    for (ProblemKind kind : ProblemKind.values()) {
      if (kind.status() == status) {
        return ProblemBody.of(kind, sentence(status));
      }
    }
    return ProblemBody.of(ProblemKind.INVALID_INPUT, "The request cannot be understood.");
  }

  private static String sentence(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST ->
          "The web server cannot read the request: look for a character in its address that is not"
              + " allowed there, for %2F, %5C or %00, and for headers of more than 16 KB.";
      case METHOD_NOT_ALLOWED ->
          "This address does not answer to this method; see the Allow header.";
      default -> "The request was refused: " + status.getReasonPhrase() + ".";
    };
  }
}
