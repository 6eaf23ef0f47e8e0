package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.demo.DemoEntry;
import dev.sigmasight.server.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who is offered the example accounts. */
class DemoEntryTest {
  private static final String ACCOUNTS = "/api/v1/demo/accounts";
  private static final TestServer server = TestServer.start();

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode offered() {
    return server.anonymous().get(ACCOUNTS).body().get("accounts");
  }

  @Test
  void isEverybodyOnceTheDemoIsServedAndNobodyBefore() {
    assertThat(offered()).isEmpty();

    server.part(DemoEntry.class).open();

    assertThat(offered()).hasSize(4);
    assertThat(offered().at("/0/email").asString()).isEqualTo("demo_individual@sigmasight.com");
    assertThat(offered().at("/0/full_name").asString()).isEqualTo("Demo Individual Investor");
    assertThat(offered().at("/0/password").asString()).isEqualTo("demo12345");
  }
}
