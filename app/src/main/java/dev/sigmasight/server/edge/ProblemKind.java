package dev.sigmasight.server.edge;

import org.springframework.http.HttpStatus;

/** The kinds of problem on the wire: one address, one title and one status each. */
enum ProblemKind {
  INVALID_INPUT("invalid-input", "Invalid input", HttpStatus.BAD_REQUEST),
  UNAUTHENTICATED("unauthenticated", "Not signed in", HttpStatus.UNAUTHORIZED),
  FORBIDDEN("forbidden", "Not allowed", HttpStatus.FORBIDDEN),
  NOT_FOUND("not-found", "Not found", HttpStatus.NOT_FOUND),
  METHOD_NOT_ALLOWED("method-not-allowed", "Method not allowed", HttpStatus.METHOD_NOT_ALLOWED),
  NOT_ACCEPTABLE("not-acceptable", "Format not available", HttpStatus.NOT_ACCEPTABLE),
  CONFLICT("conflict", "Conflict", HttpStatus.CONFLICT),
  TOO_LARGE("too-large", "Request too large", HttpStatus.CONTENT_TOO_LARGE),
  UNSUPPORTED_MEDIA_TYPE(
      "unsupported-media-type", "Format not understood", HttpStatus.UNSUPPORTED_MEDIA_TYPE),
  INSUFFICIENT_DATA("insufficient-data", "Not enough data", HttpStatus.UNPROCESSABLE_CONTENT),
  TOO_MANY_REQUESTS("too-many-requests", "Too many requests", HttpStatus.TOO_MANY_REQUESTS),
  INTERNAL_ERROR("internal-error", "Internal error", HttpStatus.INTERNAL_SERVER_ERROR),
  UNAVAILABLE("unavailable", "Temporarily unavailable", HttpStatus.SERVICE_UNAVAILABLE);

  private final String slug;
  private final String title;
  private final HttpStatus status;

  ProblemKind(String slug, String title, HttpStatus status) {
    this.slug = slug;
    this.title = title;
    this.status = status;
  }

  String slug() {
    return slug;
  }

  String title() {
    return title;
  }

  HttpStatus status() {
    return status;
  }
}
