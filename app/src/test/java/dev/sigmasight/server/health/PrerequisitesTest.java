package dev.sigmasight.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.TestServer;
import org.junit.jupiter.api.Test;

/** Whether the reference data is there. */
class PrerequisitesTest {
  private static final String PATH = "/health/prerequisites";

  /** The reference names 13 factors and 19 active scenarios of 22. */
  @Test
  void countsFactorsAndScenariosAsTheyAre() {
    try (TestServer server = TestServer.start()) {
      Answer whole = server.anonymous().get(PATH);
      server.core().sql("update stress_scenario set active = false").update();
      Answer part = server.anonymous().get(PATH);

      assertThat(whole.status()).isEqualTo(200);
      assertThat(whole.text())
          .isEqualTo(
              """
              {"factors":{"current":13,"required":8,"status":"ok"},\
              "scenarios":{"current":19,"required":18,"status":"ok"},\
              "overall_status":"ok","error":null}""");
      assertThat(part.text())
          .isEqualTo(
              """
              {"factors":{"current":13,"required":8,"status":"ok"},\
              "scenarios":{"current":0,"required":18,"status":"incomplete"},\
              "overall_status":"incomplete","error":null}""");
    }
  }
}
