package dev.sigmasight.market.http;

import java.net.http.HttpHeaders;

/**
 * What came back.
 *
 * @param body all of it
 */
public record Answer(int status, HttpHeaders headers, String body) {

  /** Whether the body is a page for people. */
  public boolean isHtml() {
    return body.stripLeading().startsWith("<");
  }

  /** Without the body, which may be large or hold a secret. */
  @Override
  public String toString() {
    return status + ", " + body.length() + " characters";
  }
}
