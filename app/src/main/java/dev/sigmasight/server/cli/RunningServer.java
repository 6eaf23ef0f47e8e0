package dev.sigmasight.server.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The server that may run on this machine. */
record RunningServer(String address) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String NAME = "API";

  /** What to do where none answers. */
  static final String START_IT = "start it with `sigmasight demo` or `sigmasight serve`";

  static final int LAST_PORT = 65_535;

  static RunningServer on(int port) {
    return new RunningServer("http://localhost:" + port + "/api/v1/health");
  }

  /** How the one on a port of the environment is. */
  static Check check(int port) {
    return port < 1 || port > LAST_PORT
        ? Check.failed(NAME, port + " is no port", "set PORT to a number from 1 to " + LAST_PORT)
        : on(port).check();
  }

  /** Whether it answers, and how it is. */
  Check check() {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return judge(answer.statusCode(), status(answer.body()));
    } catch (IOException e) {
      return Check.failed(NAME, "nothing answers at " + address, START_IT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Check.failed(NAME, "interrupted", "run it again");
    }
  }

  private Check judge(int code, String status) {
    if (status.isEmpty()) {
      return Check.failed(NAME, "something else answers at " + address, "choose another PORT");
    }
    return code == 200
        ? Check.ok(NAME, address + " says " + status)
        : Check.failed(NAME, address + " says " + status, "its answer names the part");
  }

  private static String status(String body) {
    try {
      return new JsonMapper().readTree(body).path("status").asString("");
    } catch (JacksonException e) {
      return "";
    }
  }
}
