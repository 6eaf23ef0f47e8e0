package dev.sigmasight.server.transfer;

/** An export cannot be written or read; the sentence says why. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refused(String sentence) {
    super(sentence);
  }
}
