package dev.sigmasight.server.activity;

import org.jspecify.annotations.Nullable;

/** Texts of strangers, made fit to be stored: no control characters, no more than a length. */
final class Bounded {

  private Bounded() {}

  static @Nullable String text(@Nullable String text, int length) {
    if (text == null) {
      return null;
    }
    String clean = text.replaceAll("\\p{Cntrl}", " ");
    return clean.codePointCount(0, clean.length()) <= length
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, length));
  }
}
