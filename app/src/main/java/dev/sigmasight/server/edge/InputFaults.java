package dev.sigmasight.server.edge;

import dev.sigmasight.kernel.Problem.Fault;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Names what was wrong with a request that could not be bound to a handler's arguments. */
final class InputFaults {

  private InputFaults() {}

  static List<Fault> of(Exception failure) {
    return switch (failure) {
      case MethodArgumentNotValidException invalid -> ofBinding(invalid.getBindingResult());
      case HandlerMethodValidationException invalid ->
          invalid.getParameterValidationResults().stream()
              .flatMap(InputFaults::ofParameter)
              .toList();
      case TypeMismatchException mismatch ->
          List.of(Fault.of(nameOf(mismatch), Expected.of(mismatch.getRequiredType())));
      case MissingServletRequestParameterException missing ->
          List.of(Fault.of(missing.getParameterName(), "is required"));
      case MissingServletRequestPartException missing ->
          List.of(Fault.of(missing.getRequestPartName(), "is required"));
      case HttpMessageNotReadableException unreadable -> List.of(UnreadableBody.fault(unreadable));
      default -> List.of(Fault.of("", "The request cannot be understood."));
    };
  }

  /** A fault as one sentence with the name of its field. */
  static String sentence(Fault fault) {
    return fault.field().isEmpty() ? fault.message() : fault.field() + " " + fault.message() + ".";
  }

  private static List<Fault> ofBinding(Errors result) {
    return result.getAllErrors().stream()
        .map(
            error ->
                Fault.of(
                    error instanceof FieldError field ? SnakeCase.path(field.getField()) : "",
                    message(error)))
        .toList();
  }

  private static Stream<Fault> ofParameter(ParameterValidationResult result) {
    if (result instanceof ParameterErrors bean) {
      return ofBinding(bean).stream();
    }
    String name = parameterName(result.getMethodParameter());
    return result.getResolvableErrors().stream().map(error -> Fault.of(name, message(error)));
  }

  /** As clients write it. */
  static String parameterName(MethodParameter parameter) {
    RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
    return query != null && !query.name().isEmpty()
        ? query.name()
        : nonNull(parameter.getParameterName());
  }

  private static String nameOf(TypeMismatchException mismatch) {
    return mismatch instanceof MethodArgumentTypeMismatchException argument
        ? argument.getName()
        : nonNull(mismatch.getPropertyName());
  }

  private static String message(MessageSourceResolvable error) {
    String message = error.getDefaultMessage();
    return message == null ? "is invalid" : message;
  }

  private static String nonNull(@Nullable String name) {
    return name == null ? "" : name;
  }
}
