package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client of {@code docs/api/java-client.md}, as it stands there. */
class JavaClientTest {
  @TempDir Path folder;

  @Test
  void readsWhatPortfoliosAreWorthAndCouldLose() throws IOException, InterruptedException {
    AnalyzedPortfolio portfolio = AnalyzedPortfolio.usual();

    String printed = run(portfolio, TestServer.PASSWORD);

    assertThat(printed.lines().toList())
        .contains("P: 0.00 USD at the close of 2026-01-14 (FINAL)") // nothing in its ledger
        .contains("  historical at 0.95: 1500.00 USD", "  historical at 0.99: unknown");
  }

  @Test
  void saysWhatTheServerRefuses() throws IOException, InterruptedException {
    assertThat(run(AnalyzedPortfolio.bare(), "wrong")).contains("IOException: UNAUTHENTICATED: ");
  }

  private String run(AnalyzedPortfolio portfolio, String password)
      throws IOException, InterruptedException {
    String page = Files.readString(Path.of("../docs/api/java-client.md"));
    Matcher code = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(code.find()).isTrue();
    Path source = Files.writeString(folder.resolve("PortfolioRisk.java"), code.group(1));
    Process client =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    source.toString(),
                    "http://localhost:" + AnalyzedPortfolio.server().port(),
                    portfolio.account().email(),
                    password))
            .redirectErrorStream(true)
            .start();
    String printed = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    client.waitFor();
    return printed;
  }
}
