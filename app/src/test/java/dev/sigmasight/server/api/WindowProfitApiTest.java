package dev.sigmasight.server.api;

import static dev.sigmasight.server.api.ViewPages.figure;
import static dev.sigmasight.server.api.ViewPages.row;
import static dev.sigmasight.server.api.ViewPages.rows;
import static dev.sigmasight.server.api.ViewPages.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.batch.BatchRuns;
import dev.sigmasight.server.batch.RunListener;
import dev.sigmasight.server.batch.RunRequest;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Who made the profit of a window, against sums by hand over this ledger of 10,000 dollars:
 *
 * <pre>
 *              closes of January 9, 12, 13, 14   ledger
 * WPUP         100  104  110  108   10 bought at 100 on the 9th (fee 1), 4 sold at 109 on the 13th (fee 2),
 *                                   a dividend of 0.50 a share on the 13th
 * WPDOWN        20   21   19   22   5 sold short at 20 on the 9th, 2 of them covered at 21.50 on the 14th
 * WPGONE        30   33   31   40   6 bought at 30 on the 9th, sold at 32 on the 13th
 * WPOLD         10   12    9    9   4 bought at 10 on the 9th, sold at 15 on the 12th
 * WPNEW         50   50   52   55   3 bought at 51 on the 13th
 * </pre>
 *
 * and 1,000 dollars paid in on the 13th.
 */
class WindowProfitApiTest {
  private static final String FROM_12 = "performance?from=2026-01-12";
  private static final TestServer server = ComputedPortfolio.server();

  private final Client client = server.signedIn(server.account(Role.USER));

  @BeforeAll
  static void knowsPrices() {
    closes("WPUP", 100, 104, 110, 108);
    closes("WPDOWN", 20, 21, 19, 22);
    closes("WPGONE", 30, 33, 31, 40);
    closes("WPOLD", 10, 12, 9, 9);
    closes("WPNEW", 50, 50, 52, 55);
    closes("WPCENT", 10.003, 10.0071, 10.0132, 10.0187);
    ComputedPortfolio.sql(
        """
        insert into corporate_action (symbol, ex_date, kind, amount_per_share, source)
        values ('WPUP', '2026-01-13', 'DIVIDEND', 0.5, 'csv')
        """);
    ComputedPortfolio.sql(
        """
        insert into company_profiles (symbol, company_name, gics_sector, security_type, beta, source, fetched_at)
        values ('WPUP', 'Up Inc.', 'Energy', 'STOCK', 1, 'yahoo', now()),
          ('WPGONE', 'Gone Inc.', 'Utilities', 'STOCK', 1, 'yahoo', now())
        """);
  }

  private static void closes(String symbol, double... prices) {
    for (int i = 0; i < prices.length; i++) {
      ComputedPortfolio.sql(
          "insert into market_data_cache (symbol, on_date, close, source, source_rank) values ('%s', '2026-01-%s', %s, 'csv', 1)"
              .formatted(symbol, List.of("09", "12", "13", "14").get(i), prices[i]));
    }
  }

  private String portfolio(String name, int equity) {
    return client
        .postText(
            "/api/v1/portfolios",
            "{\"name\": \"%s\", \"account_name\": \"%s\", \"equity_balance\": %d}"
                .formatted(name, name, equity))
        .text("id");
  }

  private String trade(String portfolio, String kind, String day, String symbol, String terms) {
    Answer entered =
        client.postText(
            "/api/v1/portfolios/" + portfolio + "/transactions",
            "{\"kind\": \"%s\", \"date\": \"2026-01-%s\", \"symbol\": \"%s\", %s}"
                .formatted(kind, day, symbol, terms));
    assertThat(entered.status()).as(entered.text()).isEqualTo(201);
    return entered.text("position_id");
  }

  private static String at(int quantity, double price, int fees) {
    return "\"quantity\": %d, \"price\": %s, \"fees\": %d".formatted(quantity, price, fees);
  }

  private static void compute(String portfolio) {
    RunRequest request =
        RunRequest.one(new PortfolioId(UUID.fromString(portfolio)), ComputedPortfolio.DAY, "test");
    var _ =
        ((BatchRuns.Started.Here) server.part(BatchRuns.class).start(request))
            .work()
            .finish(RunListener.NOBODY);
  }

  /** The ledger above; answers the id of the position in WPUP. */
  private String traded(String portfolio) {
    String up = trade(portfolio, "BUY", "09", "WPUP", at(10, 100, 1));
    trade(portfolio, "SHORT", "09", "WPDOWN", at(5, 20, 0));
    trade(portfolio, "BUY", "09", "WPGONE", at(6, 30, 0));
    trade(portfolio, "BUY", "09", "WPOLD", at(4, 10, 0));
    trade(portfolio, "SELL", "12", "WPOLD", at(4, 15, 0));
    trade(portfolio, "SELL", "13", "WPUP", at(4, 109, 2));
    trade(portfolio, "SELL", "13", "WPGONE", at(6, 32, 0));
    trade(portfolio, "BUY", "13", "WPNEW", at(3, 51, 0));
    trade(portfolio, "COVER", "14", "WPDOWN", at(2, 21.5, 0));
    Answer paid =
        client.postText(
            "/api/v1/portfolios/" + portfolio + "/equity-changes",
            "{\"change_type\": \"CONTRIBUTION\", \"amount\": 1000, \"change_date\": \"2026-01-13\"}");
    assertThat(paid.status()).as(paid.text()).isEqualTo(201);
    return up;
  }

  private JsonNode page(Object scope, String view) {
    return ViewPages.page(client, scope, view);
  }

  /** P&L by symbol, or by kind where there is none. */
  private static Map<String, String> profits(JsonNode page) {
    Map<String, String> profits = new TreeMap<>();
    for (JsonNode each : rows(page, "contributions")) {
      String name = each.at("/texts/symbol").asString(each.at("/texts/kind").asString());
      String old = profits.put(name, each.at("/numbers/pnl/value").asString("unknown"));
      assertThat(old).as(name).isNull();
    }
    return profits;
  }

  /** That they add up to what the days say that was gained after the first. */
  private static void addUp(JsonNode page) {
    BigDecimal days = sum(rows(page, "series").subList(1, rows(page, "series").size()));
    assertThat(sum(rows(page, "contributions"))).isEqualByComparingTo(days);
    assertThat(new BigDecimal(page.at("/figures/window_profit/value").asString()))
        .isEqualByComparingTo(days);
  }

  private static BigDecimal sum(List<JsonNode> rows) {
    return rows.stream()
        .map(each -> each.at("/numbers/pnl/value"))
        .filter(each -> !each.isNull())
        .map(each -> new BigDecimal(each.asString()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * By hand, of the close of the 12th: WPUP 4·(109 − 100) + 6·(108 − 100) − 10·(104 − 100) = 44;
   * WPDOWN 2·(20 − 21.5) − 3·(22 − 20) + 5·(21 − 20) = −4; WPGONE 6·(32 − 30) − 6·(33 − 30) = −6;
   * WPNEW 3·(55 − 51) = 12; 10 · 0.50 received, 2 charged: 49. The same from the values: NAV was
   * 8,939 + 1,040 − 105 + 198 = 10,072 and is 10,374 + 648 − 66 + 165 = 11,121, of which 1,000 was
   * paid in. What was sold by the 12th is not in it.
   */
  @Test
  void tellsWhoMadeTheProfitOfAWindow() {
    String id = portfolio("One", 10_000);
    String up = traded(id);
    compute(id);

    JsonNode page = page(id, FROM_12);

    assertThat(profits(page))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "WPUP", "44.00",
                "WPDOWN", "-4.00",
                "WPGONE", "-6.00",
                "WPNEW", "12.00",
                "income", "5.00",
                "fees", "-2.00",
                "rest", "0.00"));
    addUp(page);
    assertThat(figure(page, "window_profit")).isEqualTo(49);
    assertThat(value(rows(page, "series").getFirst().at("/numbers/nav"))).isEqualTo(10_072);
    JsonNode row = row(page, "contributions", up);
    assertThat(value(row.at("/numbers/contribution"))).isCloseTo(44 / 10_072.0, within(1e-8));
    assertThat(row.at("/numbers/pnl/n").asInt()).isEqualTo(2);
    assertThat(row.at("/numbers/pnl/inputs").asString()).contains("returns-and-performance");
    assertThat(row.at("/texts/name").asString()).isEqualTo("Up Inc.");
    assertThat(row.at("/texts/sector").asString()).isEqualTo("Energy");
    assertThat(row.at("/texts/open").asString()).isEqualTo("true");
  }

  /** Those after the first close, as they were entered: signed and at their price. */
  @Test
  void tellsWhatWasTradedInTheWindow() {
    String id = portfolio("One", 10_000);
    traded(id);
    compute(id);

    assertThat(rows(page(id, FROM_12), "trades"))
        .extracting(
            each -> each.get("key").asString(),
            each -> each.at("/texts/symbol").asString(),
            each -> value(each.at("/numbers/quantity")),
            each -> value(each.at("/numbers/price")))
        .containsExactly(
            tuple("2026-01-13", "WPGONE", -6.0, 32.0),
            tuple("2026-01-13", "WPNEW", 3.0, 51.0),
            tuple("2026-01-13", "WPUP", -4.0, 109.0),
            tuple("2026-01-14", "WPDOWN", 2.0, 21.5));
    assertThat(rows(page(id, "performance?from=2026-01-12&to=2026-01-13"), "trades")).hasSize(3);
    assertThat(rows(page("all", FROM_12), "trades"))
        .extracting(each -> each.at("/texts/portfolio_name").asString(""))
        .contains("One");
  }

  /** By hand, of the close of the 9th: 84, −9, 12, 20 and 12 by position, 5 received, 2 charged. */
  @Test
  void beginsWithTheFirstCloseWhereNoDayIsNamed() {
    String id = portfolio("One", 10_000);
    traded(id);
    compute(id);

    JsonNode page = page(id, "performance");

    assertThat(profits(page))
        .containsEntry("WPUP", "84.00")
        .containsEntry("WPDOWN", "-9.00")
        .containsEntry("WPGONE", "12.00")
        .containsEntry("WPOLD", "20.00")
        .containsEntry("WPNEW", "12.00")
        .containsEntry("fees", "-2.00");
    addUp(page);
    assertThat(figure(page, "window_profit")).isEqualTo(122);
    JsonNode short13 = page(id, "performance?from=2026-01-12&to=2026-01-13");
    assertThat(profits(short13)).containsEntry("WPDOWN", "10.00").containsEntry("WPNEW", "3.00");
    addUp(short13);
  }

  @Test
  void carriesTheLabelsOfWhatIsClosed() {
    String id = portfolio("One", 10_000);
    String up = traded(id);
    for (String name : List.of("Core", "Growth")) {
      String tag = client.postText("/api/v1/tags", "{\"name\": \"%s\"}".formatted(name)).text("id");
      for (String each : List.of(up, lot(id, "WPGONE"))) {
        ComputedPortfolio.sql(
            "insert into position_tag (position_id, tag_id) values ('%s', '%s')"
                .formatted(each, tag));
      }
    }
    compute(id);

    JsonNode page = page(id, FROM_12);

    JsonNode gone = row(page, "contributions", lot(id, "WPGONE"));
    assertThat(gone.at("/texts/open").asString()).isEqualTo("false");
    assertThat(gone.at("/texts/tags").asString()).isEqualTo("Core, Growth");
    assertThat(rows(page, "contribution_tags"))
        .filteredOn(each -> !each.at("/texts/name").asString().equals("Energy"))
        .hasSize(4)
        .extracting(each -> each.at("/texts/position_id").asString())
        .containsOnly(up, lot(id, "WPGONE"));
  }

  private static String lot(String portfolio, String symbol) {
    return server
        .core()
        .sql(
            """
            select cast(p.id as text) from position p join instrument i on i.id = p.instrument_id
            where p.portfolio_id = '%s' and i.symbol = '%s'
            """
                .formatted(portfolio, symbol))
        .query(String.class)
        .single();
  }

  /** Cents of days do not add up to cents of positions: the rest has them. */
  @Test
  void addsUpToTheCentWhateverIsRounded() {
    String id = portfolio("One", 10_000);
    for (int i = 0; i < 7; i++) {
      trade(id, "BUY", "09", "WPCENT", at(7 + i, (99_999 - 3 * i) / 10_000.0, 0));
    }
    compute(id);

    JsonNode page = page(id, "performance");

    addUp(page);
    assertThat(value(row(page, "contributions", "rest").at("/numbers/pnl")))
        .isCloseTo(0, within(0.5 * 0.01 * (3 + 7) + 1e-9));
    ComputedPortfolio usual = ComputedPortfolio.usual();
    JsonNode options = ViewPages.page(usual.owner(), usual.id(), "performance");
    addUp(options);
    assertThat(rows(options, "contributions")).hasSize(5 + 3);
    assertThat(value(row(options, "contributions", "rest").at("/numbers/pnl")))
        .isCloseTo(0, within(0.5 * 0.01 * (2 + 5) + 1e-9));
  }

  /** What is not known by position is in the rest, which says so. */
  @Test
  void doesNotGuessWhatWasNotValuedAtTheStart() {
    String id = portfolio("One", 10_000);
    String up = traded(id);
    compute(id);
    ComputedPortfolio.sql(
        "delete from position_snapshot where position_id = '%s' and on_date = '2026-01-12'"
            .formatted(up));

    JsonNode page = page(id, FROM_12);

    for (String number : List.of("pnl", "contribution")) {
      JsonNode unknown = row(page, "contributions", up).at("/numbers/" + number);
      assertThat(unknown.get("value").isNull()).isTrue();
      assertThat(unknown.get("reason_text").asString())
          .isEqualTo("No value of WPUP is stored at the close of 2026-01-12.");
    }
    addUp(page);
    assertThat(value(row(page, "contributions", "rest").at("/numbers/pnl"))).isEqualTo(44);
    assertThat(row(page, "contributions", "rest").at("/texts/name").asString())
        .startsWith("Not known by position");
  }

  /** By hand: 49 as above, and 2·(55 − 51) = 8 of a portfolio that begins within the window. */
  @Test
  void addsUpSeveralPortfolios() {
    String one = portfolio("One", 10_000);
    traded(one);
    String other = portfolio("Other", 1_000);
    trade(other, "BUY", "13", "WPNEW", at(2, 51, 0));
    compute(one);
    compute(other);

    JsonNode page = page("all", FROM_12);

    addUp(page);
    assertThat(figure(page, "window_profit")).isEqualTo(57);
    assertThat(rows(page, "contributions"))
        .filteredOn(each -> each.at("/texts/symbol").asString("").equals("WPNEW"))
        .extracting(
            each ->
                each.at("/texts/portfolio_name").asString()
                    + " "
                    + each.at("/numbers/pnl/value").asString())
        .containsExactlyInAnyOrder("One 12.00", "Other 8.00");
    assertThat(value(row(page, "contributions", lot(one, "WPUP")).at("/numbers/contribution")))
        .isCloseTo(44 / 10_072.0, within(1e-8));
  }

  @Test
  void saysThatOneCloseIsNoWindow() {
    String id = portfolio("One", 10_000);
    traded(id);
    compute(id);

    JsonNode page = page(id, "performance?from=2026-01-14");

    assertThat(rows(page, "contributions")).isEmpty();
    JsonNode profit = Objects.requireNonNull(page.at("/figures/window_profit"));
    assertThat(profit.get("value").isNull()).isTrue();
    assertThat(profit.get("reason_text").asString()).contains("two closes");
  }
}
