package dev.sigmasight.market.yahoo;

import java.net.http.HttpHeaders;
import java.util.Map;

/** Keeps the cookies of one session, all of which go to Yahoo's own hosts. */
final class Cookies {
  private Cookies() {}

  /** Adds the cookies that an answer sets. */
  static void keep(HttpHeaders headers, Map<String, String> cookies) {
    for (String header : headers.allValues("Set-Cookie")) {
      int end = header.indexOf(';');
      String pair = end < 0 ? header : header.substring(0, end);
      int equals = pair.indexOf('=');
      if (equals > 0) {
        cookies.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
      }
    }
  }
}
