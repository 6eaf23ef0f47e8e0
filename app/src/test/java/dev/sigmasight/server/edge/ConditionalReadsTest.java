package dev.sigmasight.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionalReadsTest {
  private static final TestServer server = TestServer.shared();

  private final Client client = server.signedIn(server.account(Role.USER));

  @Test
  void answersWithoutBodyWhileNothingChanges() {
    Answer first = client.get("/api/v1/portfolios");
    String tag = first.header("ETag");
    assertThat(tag).startsWith("W/\"");
    assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");

    Answer again = client.with("If-None-Match", tag).get("/api/v1/portfolios");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();

    client.post(
        "/api/v1/portfolios", Map.of("name", "A", "account_name", "A", "equity_balance", 1));
    Answer changed = client.with("If-None-Match", tag).get("/api/v1/portfolios");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).startsWith("W/\"").isNotEqualTo(tag);
  }

  @Test
  void tellsOfAnAnswerWithoutItsBody() {
    Answer whole = client.get("/api/v1/portfolios");
    Answer head = client.send("HEAD", "/api/v1/portfolios", BodyPublishers.noBody());

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.text()).isEmpty();
    for (String header : List.of("ETag", "Cache-Control", "Content-Type", "Content-Length")) {
      assertThat(head.header(header)).as(header).isNotEmpty().isEqualTo(whole.header(header));
    }
    assertThat(
            client
                .with("If-None-Match", head.header("ETag"))
                .send("HEAD", "/api/v1/portfolios", BodyPublishers.noBody())
                .status())
        .isEqualTo(304);
  }

  @Test
  void tagsNothingThatFailsOrBelongsToSigningIn() {
    assertThat(client.get("/api/v1/portfolios/x").headers().firstValue("ETag")).isEmpty();
    assertThat(client.get("/api/v1/auth/me").headers().firstValue("ETag")).isEmpty();
    assertThat(client.get("/api/v1/auth/me").header("Cache-Control")).contains("no-store");
  }

  @Test
  void keepsWhatAReadSaysOfItself() {
    Answer template = client.get("/api/v1/onboarding/csv-template");

    assertThat(template.header("Cache-Control")).isEqualTo("max-age=3600, public");
    assertThat(template.header("ETag")).startsWith("W/\"");
  }

  @Test
  void tagsTheAnswerAndNotItsCompression() {
    String tag = client.get("/api/v1/portfolios").header("ETag");
    Answer packed = client.with("Accept-Encoding", "gzip").get("/api/v1/portfolios");

    assertThat(packed.header("ETag")).isEqualTo(tag);
  }
}
