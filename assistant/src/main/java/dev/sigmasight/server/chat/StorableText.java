package dev.sigmasight.server.chat;

/**
 * Makes a stream of text such that a database and JSON can hold it: without NUL, and no character
 * cut in two, though its halves may come one after the other.
 */
final class StorableText {
  private char half;

  /** The same of a whole text. */
  static String of(String text) {
    return new StorableText().add(text);
  }

  /** Takes a part; answers what of it is whole. */
  String add(String part) {
    StringBuilder whole = new StringBuilder(part.length() + 1);
    for (int i = 0; i < part.length(); i++) {
      add(part.charAt(i), whole);
    }
    return whole.toString();
  }

  private void add(char next, StringBuilder whole) {
    if (Character.isLowSurrogate(next)) {
      if (half != 0) {
        whole.append(half).append(next);
      }
    } else if (!Character.isHighSurrogate(next) && next != 0) {
      whole.append(next);
    }
    half = Character.isHighSurrogate(next) ? next : 0;
  }
}
