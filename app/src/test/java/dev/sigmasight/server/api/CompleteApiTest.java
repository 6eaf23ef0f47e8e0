package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Everything about a portfolio: its history, and who made its profit. */
class CompleteApiTest {
  private static final String PREFIX = "/api/v1/data/portfolio/";
  private static final TestServer server = AnalyzedPortfolio.server();

  /** The last completed session of the server's clock is the 14th. */
  @BeforeAll
  static void knowsPrices() {
    AnalyzedPortfolio.sql(
        """
        insert into market_data_cache (symbol, on_date, close, source, source_rank) values
          ('ZCUP', '2026-01-14', 110, 'csv', 10), ('ZCDOWN', '2026-01-14', 45, 'csv', 10),
          ('ZCSHORT', '2026-01-14', 22, 'csv', 10), ('ZCGONE', '2026-01-14', 9, 'csv', 10)
        """);
    AnalyzedPortfolio.sql(
        """
        insert into corporate_action (symbol, ex_date, kind, amount_per_share, source)
        values ('ZCUP', '2026-01-13', 'DIVIDEND', 0.5, 'csv')
        """);
  }

  private static JsonNode complete(Client client, Object id, String query) {
    Answer answer = client.get(PREFIX + id + "/complete" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private static String portfolio(Client client) {
    return client
        .postText(
            "/api/v1/portfolios",
            "{\"name\": \"N\", \"account_name\": \"A\", \"equity_balance\": 10000}")
        .text("id");
  }

  private static String open(Client client, String portfolio, String symbol, int many, int price) {
    Answer created =
        client.postText(
            "/api/v1/positions",
            """
            {"portfolio_id": "%s", "symbol": "%s", "quantity": %d, "avg_cost": %d,
             "entry_date": "2026-01-12"}
            """
                .formatted(portfolio, symbol, many, price));
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    return created.text("id");
  }

  /**
   * By hand: 10 bought at 100 are worth 110 each, 10 bought at 50 are worth 45, 5 sold short at 20
   * cost 22, 4 bought at 10 were sold at 15, and 10 shares paid half a dollar: 100 - 50 - 10 + 20 +
   * 5 = 65 on 10,000.
   */
  @Test
  void tellsWhoMadeTheProfit() {
    Client client = server.signedIn(server.account(Role.USER));
    String id = portfolio(client);
    String up = open(client, id, "ZCUP", 10, 100);
    String down = open(client, id, "ZCDOWN", 10, 50);
    open(client, id, "ZCSHORT", -5, 20);
    String gone = open(client, id, "ZCGONE", 4, 10);
    assertThat(
            client
                .sendText(
                    "PUT",
                    "/api/v1/positions/" + gone,
                    "{\"exit_price\": 15, \"quantity\": 0, \"exit_date\": \"2026-01-13\"}")
                .status())
        .isEqualTo(200);

    JsonNode shown = complete(client, id, "?include_attrib=true");

    JsonNode attribution = shown.get("attribution");
    assertThat(attribution.get("contributors").toString())
        .isEqualTo(
            "[{\"position_id\":\"%s\",\"symbol\":\"ZCUP\",\"is_open\":true,\"pnl\":100.0,\"realized_pnl\":0.0,\"unrealized_pnl\":100.0},"
                    .formatted(up)
                + "{\"position_id\":\"%s\",\"symbol\":\"ZCGONE\",\"is_open\":false,\"pnl\":20.0,\"realized_pnl\":20.0,\"unrealized_pnl\":0.0}]"
                    .formatted(gone));
    assertThat(attribution.at("/detractors/0/position_id").asString()).isEqualTo(down);
    assertThat(attribution.at("/detractors/0/pnl").asDouble()).isEqualTo(-50);
    assertThat(attribution.at("/detractors/1/pnl").asDouble()).isEqualTo(-10);
    assertThat(attribution.get("other_positions").asDouble()).isZero();
    assertThat(attribution.get("income").asDouble()).isEqualTo(5);
    assertThat(attribution.get("fees").asDouble()).isZero();
    assertThat(attribution.get("total_pnl").asDouble()).isEqualTo(65);
    assertThat(attribution.get("note").asString()).contains("total_pnl =");
    assertThat(shown.at("/portfolio/net_asset_value").asDouble()).isEqualTo(10_065);
    assertThat(shown.get("timeseries").isNull()).isTrue();
    assertThat(shown.at("/meta/limits/max_symbols").isNull()).isTrue();
  }

  /** Seven gains of 1 to 7 dollars: five are named, the other two are 1 + 2. */
  @Test
  void addsUpWhatIsNotNamed() {
    Client client = server.signedIn(server.account(Role.USER));
    String id = portfolio(client);
    for (int gain = 1; gain <= 7; gain++) {
      open(client, id, "ZCUP", 1, 110 - gain);
    }

    JsonNode attribution = complete(client, id, "?include_attrib=true").get("attribution");

    assertThat(attribution.get("contributors").valueStream().map(each -> each.get("pnl").asInt()))
        .containsExactly(7, 6, 5, 4, 3);
    assertThat(attribution.get("detractors")).isEmpty();
    assertThat(attribution.get("other_positions").asDouble()).isEqualTo(3);
    assertThat(attribution.get("income").asDouble()).isEqualTo(3.5);
    assertThat(attribution.get("total_pnl").asDouble()).isEqualTo(31.5);
  }

  @Test
  void doesNotAddUpWhatIsUnknown() {
    Client client = server.signedIn(server.account(Role.USER));
    String id = portfolio(client);
    open(client, id, "ZCUP", 1, 100);
    open(client, id, "ZCNONE", 1, 100);

    JsonNode attribution = complete(client, id, "?include_attrib=true").get("attribution");

    assertThat(attribution.get("contributors")).hasSize(1);
    assertThat(attribution.get("total_pnl").isNull()).isTrue();
    assertThat(attribution.get("other_positions").isNull()).isTrue();
    assertThat(attribution.get("note").asString()).contains("ZCNONE");
  }

  @Test
  void showsTheLastSessionsAsTheyWereStored() {
    AnalyzedPortfolio stored = AnalyzedPortfolio.bare();
    stored.snapshot(LocalDate.of(2026, 1, 12), 1000, "FINAL", null);
    stored.snapshot(LocalDate.of(2026, 1, 13), 1010.5, "FINAL", null);
    stored.snapshot(LocalDate.of(2026, 1, 14), 1100, "FINAL", null);
    AnalyzedPortfolio.sql(
        """
        update portfolio_snapshot set pnl = nav - 1005, flow = 5, daily_return = 0.0055, twr_index = 1.0055
        where portfolio_id = '%s' and on_date = '2026-01-13'
        """
            .formatted(stored.id()));

    JsonNode shown = complete(stored.owner(), stored.id(), "?include_timeseries=true");

    JsonNode series = shown.get("timeseries");
    assertThat(series.get("dates").toString())
        .isEqualTo("[\"2026-01-12\",\"2026-01-13\",\"2026-01-14\"]");
    assertThat(series.get("values").toString()).isEqualTo("[1000.0,1010.5,1100.0]");
    assertThat(series.at("/pnl/1").asDouble()).isEqualTo(5.5);
    assertThat(series.at("/flows/1").asDouble()).isEqualTo(5);
    assertThat(series.at("/daily_returns/1").asDouble()).isEqualTo(0.0055);
    assertThat(series.at("/twr_index/1").asDouble()).isEqualTo(1.0055);
    assertThat(series.at("/daily_returns/0").isNull()).isTrue();
    assertThat(series.get("note").asString()).isNotBlank();
    assertThat(shown.at("/meta/limits").toString())
        .isEqualTo("{\"max_positions\":2000,\"max_days\":180,\"max_symbols\":5}");
    assertThat(shown.get("attribution").isNull()).isTrue();
    JsonNode earlier =
        complete(stored.owner(), stored.id(), "?include_timeseries=true&as_of_date=2026-01-13");
    assertThat(earlier.at("/timeseries/dates").toString())
        .isEqualTo("[\"2026-01-12\",\"2026-01-13\"]");
  }

  @Test
  void showsAtMost180SessionsAndNoneThatIsOutOfDate() {
    AnalyzedPortfolio stored = AnalyzedPortfolio.bare();
    List<LocalDate> days =
        TradingCalendar.nyse().sessions(LocalDate.of(2025, 1, 2), AnalyzedPortfolio.DAY);
    List<LocalDate> last = days.subList(days.size() - 182, days.size());
    last.forEach(day -> stored.snapshot(day, 1000, "FINAL", null));

    JsonNode dates =
        complete(stored.owner(), stored.id(), "?include_timeseries=true").at("/timeseries/dates");
    AnalyzedPortfolio.sql(
        "update portfolio set recompute_from = '2026-01-14' where id = '%s'"
            .formatted(stored.id()));
    JsonNode valid =
        complete(stored.owner(), stored.id(), "?include_timeseries=true").at("/timeseries/dates");

    assertThat(dates).hasSize(180);
    assertThat(dates.get(0).asString()).isEqualTo(last.get(2).toString());
    assertThat(dates.get(179).asString()).isEqualTo("2026-01-14");
    assertThat(valid.get(179).asString()).isEqualTo("2026-01-13");
  }

  @Test
  void saysThatThereIsNoHistory() {
    AnalyzedPortfolio bare = AnalyzedPortfolio.bare();

    JsonNode series =
        complete(bare.owner(), bare.id(), "?include_timeseries=true").get("timeseries");

    assertThat(series.get("dates")).isEmpty();
    assertThat(series.get("note").asString()).contains("No run");
  }
}
