package dev.sigmasight.server.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who looks at a few pages of a server and asks its analyst, as a browser would. */
final class Visitor implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> PAGES =
      List.of("/livez", "/api/v1/health", "/v3/api-docs", "/docs", "/api/v1/auth/me");

  /** Each by other tools. */
  private static final List<String> QUESTIONS =
      List.of(
          "What is my portfolio risk?",
          "What are my largest positions?",
          "How did my portfolio perform this year?");

  private final HttpClient client = HttpClient.newHttpClient();
  private final String server;

  Visitor(String server) {
    this.server = server;
  }

  /** Asks for pages that need no account, and one that does. */
  void look() throws IOException, InterruptedException {
    for (String page : PAGES) {
      var _ = send(request(page).build());
    }
  }

  /** Signs in and reads answers about the first portfolio to their ends. */
  void ask(String email, String password) throws IOException, InterruptedException {
    String token =
        answer(post("/api/v1/auth/login", Map.of("email", email, "password", password), ""))
            .path("access_token")
            .asString();
    HttpRequest list =
        request("/api/v1/data/portfolios").header("Authorization", "Bearer " + token).build();
    String portfolio = answer(list).path(0).path("id").asString();
    String conversation =
        answer(post("/api/v1/chat/conversations", Map.of("portfolio_id", portfolio), token))
            .path("id")
            .asString();
    for (String question : QUESTIONS) {
      var _ =
          send(
              post(
                  "/api/v1/chat/conversations/" + conversation + "/send",
                  Map.of("content", question),
                  token));
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path));
  }

  private HttpRequest post(String path, Map<String, String> body, String token) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    return token.isEmpty()
        ? request.build()
        : request.header("Authorization", "Bearer " + token).build();
  }

  private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
    return JSON.readTree(send(request));
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  @Override
  public void close() {
    client.close();
  }
}
