package dev.sigmasight.server.edge;

import dev.sigmasight.kernel.Problem.Fault;
import java.util.List;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says why a body is not what the handler reads. */
final class UnreadableBody {

  private UnreadableBody() {}

  static Fault fault(HttpMessageNotReadableException unreadable) {
    return switch (unreadable.getCause()) {
      case UnrecognizedPropertyException unknown ->
          Fault.of(path(unknown.getPath()), "is not a known property");
      case MismatchedInputException mismatch when mismatch.getPath().isEmpty() ->
          Fault.of("", "The body " + Expected.of(mismatch.getTargetType()) + " in JSON.");
      case MismatchedInputException mismatch ->
          Fault.of(path(mismatch.getPath()), Expected.of(mismatch.getTargetType()));
      case StreamReadException malformed -> Fault.of("", notJson(malformed.getLocation()));
      case JacksonException other -> Fault.of(path(other.getPath()), "is malformed");
      case null, default -> Fault.of("", "The request has no readable body.");
    };
  }

  private static String notJson(TokenStreamLocation at) {
    return "The body is not valid JSON: see line %d, column %d."
        .formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String path(List<JacksonException.Reference> references) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference reference : references) {
      if (reference.getPropertyName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
      }
    }
    return path.toString();
  }
}
