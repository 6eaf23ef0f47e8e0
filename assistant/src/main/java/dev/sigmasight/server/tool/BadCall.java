package dev.sigmasight.server.tool;

/** A call of a tool that cannot be answered; the model is told why and may try another. */
final class BadCall extends Exception {
  private static final long serialVersionUID = 1;

  private final String code;

  BadCall(String code, String message) {
    super(message);
    this.code = code;
  }

  String code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
