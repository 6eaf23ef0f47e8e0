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

  @RequestMapping("/error")
  ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
    ProblemDetail body = describe(statusOf(request));
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

  static ProblemDetail describe(HttpStatus status) {
    if (status.is5xxServerError()) {
      return ProblemBody.of(ProblemKind.INTERNAL_ERROR, "Something went wrong on our side.");
    }
    for (ProblemKind kind : ProblemKind.values()) {
      if (kind.status() == status) {
        return ProblemBody.of(kind, "The request was refused: " + status.getReasonPhrase() + ".");
      }
    }
    return ProblemBody.of(ProblemKind.INVALID_INPUT, "The request cannot be understood.");
  }
}
