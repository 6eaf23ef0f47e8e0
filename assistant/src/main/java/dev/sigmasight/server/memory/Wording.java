package dev.sigmasight.server.memory;

import java.util.Locale;
import java.util.regex.Pattern;

/** Compares texts without regard to case, spaces and the full stop. */
final class Wording {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Wording() {}

  static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  /** Whether one says all that the other says. */
  static boolean overlap(String one, String other) {
    String first = plain(one);
    String second = plain(other);
    return first.contains(second) || second.contains(first);
  }

  private static String plain(String text) {
    String spaced = SPACE.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
    return spaced.endsWith(".") ? spaced.substring(0, spaced.length() - 1) : spaced;
  }
}
