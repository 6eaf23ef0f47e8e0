package dev.sigmasight.market.http;

/** A body lacks what it must have. The message is a sentence for an operator. */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unreadable(String message) {
    super(message);
  }
}
