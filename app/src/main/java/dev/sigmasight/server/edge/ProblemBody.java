package dev.sigmasight.server.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sigmasight.kernel.Problem;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** Shapes a problem as RFC 9457 wants it, with our members {@code code} and {@code errors}. */
final class ProblemBody {

  private ProblemBody() {}

  /** One entry of {@code errors}; row and symbol only where the input was a file. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FaultView(
      String field, String message, String code, @Nullable Integer row, @Nullable String symbol) {

    static FaultView of(Problem.Fault fault) {
      return new FaultView(
          fault.field(),
          fault.message(),
          fault.code(),
          fault.row() > 0 ? fault.row() : null,
          fault.symbol().isEmpty() ? null : fault.symbol());
    }
  }

  static ProblemDetail of(
      ProblemKind kind, String code, String detail, List<Problem.Fault> faults) {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(kind.status(), detail);
    body.setType(URI.create("/problems/" + kind.slug()));
    body.setTitle(kind.title());
    body.setProperty("code", code);
    body.setProperty("errors", faults.stream().map(FaultView::of).toList());
    return body;
  }

  static ProblemDetail of(ProblemKind kind, String detail) {
    return of(kind, kind.name(), detail, List.of());
  }
}
