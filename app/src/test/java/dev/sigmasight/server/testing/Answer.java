package dev.sigmasight.server.testing;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server said. */
public record Answer(int status, HttpHeaders headers, String text) {
  private static final JsonMapper JSON = new JsonMapper();

  static Answer of(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  /** The body as JSON. */
  public JsonNode body() {
    return JSON.readTree(text);
  }

  /** A member of the body, as text. */
  public String text(String member) {
    return body().get(member).asString();
  }

  /** The first value of a header, empty if there is none. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
