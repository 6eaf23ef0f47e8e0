package dev.sigmasight.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Asks the server over HTTP. Keeps no cookies of its own. */
public record Client(String address, Map<String, String> headers) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  public Client {
    headers = Map.copyOf(headers);
  }

  /** The same with one more header. */
  public Client with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Client(address, more);
  }

  public Client bearer(String token) {
    return with("Authorization", "Bearer " + token);
  }

  public Client cookie(String token) {
    return with("Cookie", "auth_token=" + token);
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  /** Sends JSON with a changing method. */
  public Answer sendText(String method, String path, String json) {
    Client client = with("Content-Type", "application/json");
    Answer answer = client.exchange(method, path, BodyPublishers.ofString(json));
    Contract.of(this).check(method, path, json, answer);
    return answer;
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  /** Sends JSON. */
  public Answer post(String path, Object body) {
    return sendText("POST", path, JSON.writeValueAsString(body));
  }

  /** Sends JSON as it is. */
  public Answer postText(String path, String json) {
    return sendText("POST", path, json);
  }

  public Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  /** Every answer is held against our own description. */
  public Answer send(String method, String path, BodyPublisher body) {
    Answer answer = exchange(method, path, body);
    Contract.of(this).check(method, path, null, answer);
    return answer;
  }

  /** An answer that is held against nothing. */
  Answer unchecked(String method, String path) {
    return exchange(method, path, BodyPublishers.noBody());
  }

  private Answer exchange(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path)).method(method, body);
    headers.forEach(request::header);
    try {
      return Answer.of(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
