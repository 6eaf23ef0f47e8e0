package dev.sigmasight.server.page;

import java.util.Locale;
import java.util.regex.Pattern;

/** How the bytes of a file travel; the shortest first. */
enum Coding {
  BROTLI("br", ".br"),
  GZIP("gzip", ".gz"),
  PLAIN("identity", "");

  private static final Pattern REFUSED = Pattern.compile("\\s*q\\s*=\\s*0(\\.0*)?\\s*");

  private final String token;
  private final String ending;

  Coding(String token, String ending) {
    this.token = token;
    this.ending = ending;
  }

  /** The name in the headers. */
  String token() {
    return token;
  }

  /** What the name of the file has behind it. */
  String ending() {
    return ending;
  }

  /** Whether a header {@code Accept-Encoding} names it; the plain bytes everybody reads. */
  boolean isAccepted(String header) {
    if (this == PLAIN) {
      return true;
    }
    for (String each : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = each.split(";", 2);
      if (parts[0].strip().equals(token)) {
        return parts.length == 1 || !REFUSED.matcher(parts[1]).matches();
      }
    }
    return false;
  }
}
