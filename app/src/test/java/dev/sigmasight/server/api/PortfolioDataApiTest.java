package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A portfolio in a few figures and the quality of its data, as they are sent. */
class PortfolioDataApiTest {
  private static final String PREFIX = "/api/v1/data/portfolio/";
  private static final TestServer server = AnalyzedPortfolio.server();

  private static JsonNode get(AnalyzedPortfolio of, String path) {
    Answer answer = of.owner().get(PREFIX + of.id() + "/" + path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  @ParameterizedTest
  @ValueSource(strings = {"snapshot", "data-quality"})
  void answersOnlyTheOwner(String path) {
    AnalyzedPortfolio mine = AnalyzedPortfolio.bare();
    Client stranger = server.signedIn(server.account(Role.USER));
    String address = PREFIX + mine.id() + "/" + path;

    assertThat(server.anonymous().get(address).status()).isEqualTo(401);
    assertThat(stranger.get(address).status()).isEqualTo(404);
    assertThat(stranger.get(PREFIX + UUID.randomUUID() + "/" + path).status()).isEqualTo(404);
    assertThat(stranger.get(PREFIX + "no-id/" + path).status()).isEqualTo(400);
    assertThat(mine.owner().get(address + "/").status()).isEqualTo(200);
  }

  /**
   * Every line is stored at a price of 1: 100 AA with targets of 31 and 61 gain 3,000 and 6,000,
   * the 100 CC sold short with one of 11 lose 1,000, on a NAV of 100,000.
   */
  @Test
  void showsTheNewestCloseWithItsTargets() {
    AnalyzedPortfolio usual = AnalyzedPortfolio.usual();
    AnalyzedPortfolio.sql(
        """
        insert into target_price (portfolio_id, symbol, position_type, target_price_eoy, target_price_next_year, updated_at)
        values ('%1$s', 'AA', 'LONG', 31, 61, '2026-01-10T12:00:00Z'), ('%1$s', 'CC', 'SHORT', 11, null, '2026-01-09T12:00:00Z'),
          ('%1$s', 'BB', 'SHORT', 900, 900, '2026-01-11T12:00:00Z')
        """
            .formatted(usual.id()));

    JsonNode shown = get(usual, "snapshot");

    assertThat(shown.get("snapshot_date").asString()).isEqualTo("2026-01-14");
    assertThat(shown.get("target_price_return_eoy").asDouble()).isEqualTo(2);
    assertThat(shown.get("target_price_return_next_year").asDouble()).isEqualTo(6);
    assertThat(shown.get("target_price_coverage_pct").asDouble()).isEqualTo(40);
    assertThat(shown.get("target_price_positions_count").asInt()).isEqualTo(2);
    assertThat(shown.get("target_price_total_positions").asInt()).isEqualTo(5);
    assertThat(shown.get("target_price_last_updated").asString()).isEqualTo("2026-01-10T12:00:00Z");
    assertThat(shown.get("beta_calculated_90d"))
        .isEqualTo(usual.get("beta-calculated-90d").body().at("/data/beta_calculated_90d"));
    assertThat(shown.get("beta_provider_1y").asDouble()).isEqualTo(0.64);
    assertThat(shown.get("daily_pnl").asDouble()).isEqualTo(0);
    assertThat(shown.get("daily_return").isNull()).isTrue();
    assertThat(shown.at("/reasons/daily_return").asString()).isNotBlank();
    assertThat(shown.get("as_of").asString()).isEqualTo("2026-01-14");
    assertThat(shown.get("quality").asString()).isEqualTo("FINAL");
  }

  @Test
  void saysWhyASnapshotIsUnknown() {
    JsonNode without = get(AnalyzedPortfolio.usual(), "snapshot");
    JsonNode nothing = get(AnalyzedPortfolio.bare(), "snapshot");

    assertThat(without.get("target_price_return_eoy").isNull()).isTrue();
    assertThat(without.get("target_price_coverage_pct").asInt()).isZero();
    assertThat(without.at("/reasons/target_price_return_eoy").asString()).contains("target");
    assertThat(nothing.get("snapshot_date").isNull()).isTrue();
    assertThat(nothing.get("quality").asString()).isEqualTo("UNAVAILABLE");
    assertThat(nothing.get("quality_reason").asString()).contains("No run");
    assertThat(nothing.at("/reasons/daily_pnl").asString()).contains("No run");
  }

  /** A portfolio that is held by the ledger, of these symbols and a flat. */
  private record Booked(Client client, String id) {
    static Booked of(String... symbols) {
      Client client = server.signedIn(server.account(Role.USER));
      String id =
          client
              .postText(
                  "/api/v1/portfolios",
                  "{\"name\": \"N\", \"account_name\": \"N\", \"equity_balance\": 100000}")
              .text("id");
      String lots =
          Stream.concat(Stream.of(symbols).map(Booked::lot), Stream.of(flat()))
              .collect(Collectors.joining(","));
      Answer created =
          client.postText(
              "/api/v1/positions/bulk",
              "{\"portfolio_id\": \"%s\", \"positions\": [%s]}".formatted(id, lots));
      assertThat(created.status()).as(created.text()).isEqualTo(201);
      return new Booked(client, id);
    }

    private static String lot(String symbol) {
      return "{\"symbol\": \"%s\", \"quantity\": 1, \"avg_cost\": 10, \"entry_date\": \"2026-01-12\"}"
          .formatted(symbol);
    }

    private static String flat() {
      return "{\"symbol\": \"FLAT\", \"quantity\": 1, \"avg_cost\": 10, \"entry_date\": \"2026-01-12\","
          + " \"investment_class\": \"PRIVATE\", \"investment_subtype\": \"REAL_ESTATE\"}";
    }

    JsonNode quality(String query) {
      return client.get(PREFIX + id + "/data-quality" + query).body();
    }
  }

  /** 200 prices of AA and 41 of CC are stored, none of NOPE. */
  @Test
  void countsTheStoredPrices() {
    Booked booked = Booked.of("AA", "CC", "NOPE");

    JsonNode quality = booked.quality("");

    assertThat(quality.get("assessment_date").asString()).isEqualTo("2026-01-14");
    assertThat(quality.get("summary").toString())
        .isEqualTo(
            "{\"total_positions\":4,\"complete_data\":0,\"partial_data\":2,"
                + "\"insufficient_data\":2,\"data_coverage_percent\":0.0}");
    assertThat(quality.at("/position_data_quality/partial_history").toString())
        .contains("{\"symbol\":\"AA\",\"days_available\":200,\"days_missing\":52}")
        .contains("{\"symbol\":\"CC\",\"days_available\":41,\"days_missing\":211}");
    assertThat(quality.at("/position_data_quality/insufficient_data").toString())
        .contains("{\"symbol\":\"FLAT\",\"days_available\":0,\"reason\":\"private_asset\"}")
        .contains("{\"symbol\":\"NOPE\",\"days_available\":0,\"reason\":\"incomplete_data\"}");
    JsonNode feasible = quality.get("calculation_feasibility");
    assertThat(feasible.get("correlation_matrix").toString())
        .isEqualTo(
            "{\"feasible\":true,\"positions_eligible\":2,\"positions_excluded\":2,"
                + "\"min_days_overlap\":30}");
    assertThat(feasible.at("/factor_regression/positions_eligible").asInt()).isEqualTo(1);
    assertThat(feasible.at("/volatility_analysis/positions_eligible").asInt()).isEqualTo(2);
    assertThat(quality.at("/factor_etf_coverage/partial").toString()).isEqualTo("[\"SPY\"]");
    assertThat(quality.at("/factor_etf_coverage/missing").toString()).contains("IWM", "VTV");
    assertThat(quality.get("last_update").asString()).endsWith("Z");
    assertThat(quality.get("quality").asString()).isEqualTo("PARTIAL");
    assertThat(quality.get("quality_reason").asString()).contains("NOPE");
  }

  @Test
  void tellsARecentListingAndLeavesOutWhatIsNotAskedFor() {
    AnalyzedPortfolio.sql(
        """
        insert into market_data_cache (symbol, on_date, close, source, source_rank)
        values ('ZNEW', '2026-01-13', 1, 'csv', 10), ('ZNEW', '2026-01-14', 1, 'csv', 10) on conflict do nothing
        """);

    JsonNode quality = Booked.of("ZNEW").quality("?check_factors=false&check_correlations=false");

    assertThat(quality.at("/position_data_quality/insufficient_data").toString())
        .contains("{\"symbol\":\"ZNEW\",\"days_available\":2,\"reason\":\"recent_listing\"}");
    assertThat(quality.get("factor_etf_coverage").isNull()).isTrue();
    assertThat(quality.at("/calculation_feasibility/correlation_matrix").isNull()).isTrue();
    assertThat(quality.get("quality").asString()).isEqualTo("FINAL");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 30})
  void readsInAFewStatementsHoweverManyPositionsThereAre(int count) {
    AnalyzedPortfolio analyzed = AnalyzedPortfolio.of(count);
    Booked booked =
        Booked.of(
            IntStream.range(0, count)
                .mapToObj(i -> "ZQ" + (char) ('A' + i / 6) + (char) ('A' + i % 6))
                .toArray(String[]::new));

    assertThat(
            new StatementsOf(server, analyzed.owner())
                .get(PREFIX + analyzed.id() + "/snapshot", PREFIX + "{id}/snapshot"))
        .isBetween(1, 6);
    assertThat(
            new StatementsOf(server, booked.client())
                .get(PREFIX + booked.id() + "/data-quality", PREFIX + "{id}/data-quality"))
        .isBetween(1, 6);
  }
}
