package dev.sigmasight.server.edge;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names of the API for the names of the code. */
final class SnakeCase {
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private SnakeCase() {}

  /** {@code tags[0].displayOrder} as {@code tags[0].display_order}. */
  static String path(String javaPath) {
    return HUMP.matcher(javaPath).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}
