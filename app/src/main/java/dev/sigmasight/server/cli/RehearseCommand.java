package dev.sigmasight.server.cli;

import dev.sigmasight.server.SigmaSight;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/**
 * Starts the server without its databases, asks it a few things, and stops it. Run once after a
 * build with {@code -XX:AOTCacheOutput}, it teaches the Java runtime what every later start needs.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description =
        "Start and stop the server without databases, for the Java runtime to learn from.")
final class RehearseCommand extends Tool {
  /** Nobody listens there, and nothing waits for an answer. */
  private static final String NOWHERE = "postgresql://nobody:nothing@127.0.0.1:1/nothing";

  private static final List<String> SETTINGS =
      List.of(
          "--DATABASE_URL=" + NOWHERE,
          "--AI_DATABASE_URL=" + NOWHERE,
          "--SECRET_KEY=rehearsal-only-7Kq2vXw9LmZt4RbnY3cJ",
          "--sigmasight.database.at-start=NOTHING",
          "--sigmasight.database.core.connection-timeout=250ms",
          "--sigmasight.database.ai.connection-timeout=250ms",
          "--sigmasight.prices.sources=synthetic",
          "--sigmasight.providers.enabled=false",
          "--server.port=0",
          "--logging.threshold.console=OFF");

  private static final List<String> QUESTIONS =
      List.of("/livez", "/api/v1/health", "/v3/api-docs", "/docs", "/api/v1/auth/me");

  @Override
  public Integer call() throws IOException, InterruptedException {
    ConfigurableApplicationContext server = SigmaSight.serve(surroundings().settings(SETTINGS));
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String path : QUESTIONS) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(Serving.address(server) + path)).build();
        var _ = client.send(request, HttpResponse.BodyHandlers.ofString());
      }
    } finally {
      server.close();
    }
    say("The rehearsal is over.");
    return ExitCode.OK;
  }
}
