package dev.sigmasight.server.api;

import static dev.sigmasight.server.api.ViewPages.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.testing.Client;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Pages of a day that is past, against what they answered when it was the newest. */
class ViewsOfADayApiTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 13);
  private static final List<String> VIEWS =
      List.of(
          "overview",
          "holdings",
          "risk/contributions",
          "risk/factors",
          "risk/correlation",
          "risk/concentration",
          "risk/greeks",
          "scenarios",
          "performance");
  private static final ComputedPortfolio portfolio = ComputedPortfolio.through(DAY);
  private static final Map<String, JsonNode> then = new LinkedHashMap<>();

  static {
    for (String view : VIEWS) {
      then.put(view, ViewPages.page(portfolio.owner(), portfolio.id(), view));
      then.put("all " + view, ViewPages.page(portfolio.owner(), "all", view));
    }
    portfolio.compute();
  }

  private static List<String> values(JsonNode page) {
    return ViewPages.numbers(page).stream()
        .map(
            number ->
                number.get("value").asString("unknown")
                    + number.get("unit").asString()
                    + number.get("se").asString("")
                    + number.get("as_of").asString())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "overview",
        "holdings",
        "risk/contributions",
        "risk/factors",
        "risk/correlation",
        "risk/concentration",
        "risk/greeks",
        "scenarios",
        "performance"
      })
  void saysWhatItSaidThen(String view) {
    Client owner = portfolio.owner();

    JsonNode of = ViewPages.page(owner, portfolio.id(), view + "?as_of=2026-01-13");
    JsonNode ofAll = ViewPages.page(owner, "all", view + "?as_of=2026-01-13");

    assertThat(of.get("available").asBoolean()).as(of.toString()).isTrue();
    assertThat(of.get("as_of").asString()).isEqualTo("2026-01-13");
    assertThat(values(of)).isEqualTo(values(Objects.requireNonNull(then.get(view))));
    assertThat(of.get("quality").asString()).isEqualTo("FINAL");
    assertThat(values(ofAll)).isEqualTo(values(Objects.requireNonNull(then.get("all " + view))));
    JsonNode now = ViewPages.page(owner, portfolio.id(), view);
    assertThat(now.get("as_of").asString()).isEqualTo("2026-01-14");
    assertThat(values(of)).isNotEqualTo(values(now));
  }

  @Test
  void takesTheSessionBeforeADayWithoutOne() {
    JsonNode sunday =
        ViewPages.page(portfolio.owner(), portfolio.id(), "overview?as_of=2026-01-18");

    assertThat(sunday.get("as_of").asString()).isEqualTo("2026-01-14");
  }

  @Test
  void saysThatNothingIsKeptOfEarlierDays() {
    for (String scope : List.of(portfolio.id(), "all")) {
      for (String view : VIEWS) {
        JsonNode page = ViewPages.page(portfolio.owner(), scope, view + "?as_of=2025-12-31");

        assertThat(page.get("available").asBoolean()).as(view).isFalse();
        assertThat(page.get("reason").asString())
            .as(view)
            .isIn(
                "Its first day is 2026-01-12, after the one that is asked for.",
                "Nothing is computed up to 2025-12-31.");
        assertThat(rows(page, "positions")).isEmpty();
      }
    }
  }

  @Test
  void refusesWhatIsNoDay() {
    String path = "/api/v1/views/" + portfolio.id() + "/";
    Client owner = portfolio.owner();

    assertThat(owner.get(path + "overview?as_of=yesterday").status()).isEqualTo(400);
    assertThat(owner.get(path + "overview?points=261").status()).isEqualTo(400);
    assertThat(owner.get(path + "overview?points=1").status()).isEqualTo(400);
  }
}
