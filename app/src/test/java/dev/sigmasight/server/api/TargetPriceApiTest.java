package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Target prices, as they are sent. Expected figures were computed by hand, options in Python. */
class TargetPriceApiTest {
  private static final String PATH = "/api/v1/target-prices/";
  private static final String DAY = "2026-01-14";
  private static final TestServer server = TestServer.shared();

  private final Client client = server.signedIn(server.account(Role.USER));
  private final String portfolio =
      client
          .postText(
              "/api/v1/portfolios",
              "{\"name\": \"Mine\", \"account_name\": \"A\", \"equity_balance\": 100000}")
          .text("id");

  @BeforeAll
  static void storePrices() {
    close("TGA", DAY, "50");
    close("TGB", DAY, "100");
    close("TGC", "2025-10-01", "150");
    close("TGOLD", "2026-01-02", "10");
  }

  private static void close(String symbol, String day, String price) {
    server
        .core()
        .sql(
            """
            insert into market_data_cache (symbol, on_date, close, source, source_rank)
            values (:symbol, cast(:day as date), cast(:price as numeric), 'csv', 1)
            """)
        .param("symbol", symbol)
        .param("day", day)
        .param("price", price)
        .update();
  }

  private String position(String json) {
    return client
        .postText("/api/v1/positions", "{\"portfolio_id\": \"%s\", %s}".formatted(portfolio, json))
        .text("id");
  }

  private String lot(String symbol, int quantity) {
    return position(
        "\"symbol\": \"%s\", \"quantity\": %d, \"avg_cost\": 40, \"entry_date\": \"2026-01-12\""
            .formatted(symbol, quantity));
  }

  private Answer create(String json) {
    return client.postText(PATH + portfolio, "{" + json + "}");
  }

  private Answer bulk(String... targets) {
    return client.postText(
        PATH + portfolio + "/bulk",
        "{\"target_prices\": [%s]}".formatted(String.join(",", targets)));
  }

  private Answer take(String csv, boolean update) {
    return client.postText(
        PATH + portfolio + "/import-csv",
        "{\"csv_content\": \"%s\", \"update_existing\": %s}"
            .formatted(csv.replace("\n", "\\n"), update));
  }

  private JsonNode all() {
    return client.get(PATH + portfolio).body();
  }

  private int snapshots() {
    return server
        .core()
        .sql("select count(*) from portfolio_snapshot where portfolio_id = :portfolio")
        .param("portfolio", UUID.fromString(portfolio))
        .query(Integer.class)
        .single();
  }

  private void computed(String day, int nav) {
    server
        .core()
        .sql("update portfolio set recompute_from = null where id = :portfolio")
        .param("portfolio", UUID.fromString(portfolio))
        .update();
    server
        .core()
        .sql(
            """
            insert into portfolio_snapshot (portfolio_id, on_date, nav, cash, long_value, short_value, flow, pnl,
              holding_pnl, trading_pnl, income, fees, realized_pnl, pnl_since_entry, cumulative_pnl,
              cumulative_flow, position_count, long_count, short_count, quality, sources, method_version,
              input_hash)
            values (:portfolio, cast(:day as date), :nav, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0,
              'FINAL', '{csv}', 'test', 'test')
            """)
        .param("portfolio", UUID.fromString(portfolio))
        .param("day", day)
        .param("nav", nav)
        .update();
  }

  private void valued(String position, String day, int quantity, int price, int value) {
    server
        .core()
        .sql(
            """
            insert into position_snapshot (position_id, on_date, portfolio_id, quantity, price, price_date,
              price_source, market_value, pnl_since_entry, delta_value)
            values (:position, cast(:day as date), :portfolio, :quantity, :price, cast(:day as date), 'csv',
              :value, 0, :value)
            """)
        .param("position", UUID.fromString(position))
        .param("portfolio", UUID.fromString(portfolio))
        .param("day", day)
        .param("quantity", quantity)
        .param("price", price)
        .param("value", value)
        .update();
  }

  /** 100 TGA at 50 and 20 TGB sold short at 100, on equity of 10,000. */
  private List<String> longAndShort() {
    String bought = lot("TGA", 100);
    String sold = lot("TGB", -20);
    computed(DAY, 10_000);
    valued(bought, DAY, 100, 50, 5000);
    valued(sold, DAY, -20, 100, -2000);
    create(
        "\"symbol\": \"TGA\", \"target_price_eoy\": 60, \"target_price_next_year\": 75,"
            + " \"downside_target_price\": 40");
    create(
        "\"symbol\": \"TGB\", \"position_type\": \"SHORT\", \"target_price_eoy\": 90,"
            + " \"downside_target_price\": 120");
    return List.of(bought, sold);
  }

  @Test
  void createsATargetForASymbolInWhateverCase() {
    Answer created =
        create("\"symbol\": \" tga \", \"target_price_eoy\": 60.5, \"current_price\": 99");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo(PATH + "target/" + created.text("id"));
    assertThat(created.text())
        .contains("\"symbol\":\"TGA\",\"position_type\":\"LONG\",\"target_price_eoy\":60.5,")
        .contains("\"target_price_next_year\":null,\"downside_target_price\":null")
        .contains("\"current_price\":50,\"current_price_date\":\"2026-01-14\"")
        .contains("\"current_price_source\":\"csv\",\"expected_return_eoy\":21.0000")
        .contains("\"horizon_eoy\":\"2026-12-31\",\"horizon_next_year\":\"2027-12-31\"")
        .contains("\"as_of\":\"2026-01-14\",\"data_through\":\"2026-01-14\",\"quality\":\"FINAL\"");
    assertThat(created.body().get("position_id").isNull()).isTrue();
    assertThat(created.body().get("target_upside_eoy_value").isNull()).isTrue();
    assertThat(created.body().at("/reasons/target_upside_eoy_value").asString())
        .startsWith("No open position");
    assertThat(client.get(created.header("Location")).text()).isEqualTo(created.text());
    assertThat(snapshots()).isZero();
    Answer again = create("\"symbol\": \"TGA\", \"position_type\": \"LONG\"");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("code")).isEqualTo("TARGET_PRICE_EXISTS");
  }

  @Test
  void knowsNothingWithoutAnAccountOrAnId() {
    String id = create("\"symbol\": \"TGA\", \"target_price_eoy\": 60").text("id");
    Client stranger = server.signedIn(server.account(Role.USER));
    String nobody = UUID.randomUUID().toString();

    assertThat(server.anonymous().get(PATH + portfolio).status()).isEqualTo(401);
    assertThat(server.anonymous().get(PATH + "target/" + id).status()).isEqualTo(401);
    for (String path : List.of(portfolio, portfolio + "/summary", "target/" + id)) {
      assertThat(stranger.get(PATH + path).status()).as(path).isEqualTo(404);
    }
    for (String path : List.of(nobody, nobody + "/summary", "target/" + nobody)) {
      assertThat(client.get(PATH + path).status()).as(path).isEqualTo(404);
    }
    assertThat(client.get(PATH + "x").status()).isEqualTo(400);
    assertThat(client.get(PATH + "target/x").status()).isEqualTo(400);
    assertThat(stranger.delete(PATH + "target/" + id).status()).isEqualTo(404);
    assertThat(client.get(PATH + "target/" + id).status()).isEqualTo(200);
  }

  @Test
  void showsWhatTheTargetsMeanForWhatIsHeld() {
    List<String> held = longAndShort();

    String targets = client.get(PATH + portfolio).text();

    assertThat(all()).hasSize(2);
    assertThat(targets)
        .contains("\"position_id\":\"" + held.getFirst() + "\"")
        .contains("\"expected_return_eoy\":20.0000,\"expected_return_next_year\":50.0000")
        .contains("\"downside_return\":-20.0000,\"target_upside_eoy_value\":1000.00")
        .contains("\"target_upside_next_year_value\":2500.00,\"target_downside_value\":-1000.00")
        .contains("\"position_weight\":50.0000,\"contribution_to_portfolio_return\":0.100000");
    assertThat(targets)
        .contains("\"expected_return_eoy\":10.0000,\"expected_return_next_year\":null")
        .contains("\"downside_return\":-20.0000,\"target_upside_eoy_value\":200.00")
        .contains("\"target_downside_value\":-400.00,\"position_weight\":20.0000")
        .contains("\"contribution_to_portfolio_return\":0.020000")
        .contains("\"contribution_to_portfolio_risk\":null");
    assertThat(client.get(PATH + portfolio + "?symbol=tgb&position_type=short").body()).hasSize(1);
    assertThat(client.get(PATH + portfolio + "?position_type=LONG").body()).hasSize(1);
    assertThat(client.get(PATH + portfolio + "?position_type=x").status()).isEqualTo(400);
  }

  @Test
  void addsUpToOneNumberOnEquity() {
    longAndShort();
    lot("TGZ", 1); // opened, but the portfolio was not computed since
    assertThat(client.get(PATH + portfolio + "/summary").text())
        .contains("\"total_positions\":3,\"positions_with_targets\":2")
        .contains("\"weighted_expected_return_eoy\":null")
        .contains("\"quality\":\"UNAVAILABLE\"");
    server
        .core()
        .sql("update portfolio set recompute_from = null where id = :portfolio")
        .param("portfolio", UUID.fromString(portfolio))
        .update();
    risk();

    Answer summary = client.get(PATH + portfolio + "/summary");

    assertThat(summary.text())
        .contains("\"portfolio_name\":\"Mine\",\"total_positions\":2,\"positions_with_targets\":2")
        .contains("\"coverage_percentage\":100.0000,\"coverage_by_value_percentage\":100.0000")
        .contains("\"weighted_expected_return_eoy\":12.0000")
        .contains("\"weighted_expected_return_next_year\":25.0000")
        .contains("\"weighted_downside_return\":-14.0000")
        .contains("\"target_upside_eoy_dollars\":1200.00")
        .contains("\"target_upside_next_year_dollars\":2500.00")
        .contains("\"target_downside_dollars\":-1400.00")
        .contains("\"expected_sharpe_ratio\":0.421317,\"expected_sortino_ratio\":null")
        .contains("\"annualized_expected_return\":0.125074,\"volatility\":0.200000")
        .contains("\"risk_free_rate\":0.040811")
        .contains("\"quality\":\"FINAL\",\"quality_reason\":null");
    assertThat(summary.body().at("/reasons/downside_deviation").asString()).startsWith("Fewer");
    assertThat(summary.body().at("/target_prices/0/contribution_to_portfolio_risk").decimalValue())
        .isEqualByComparingTo("0.144942");
    assertThat(summary.body().at("/target_prices/1/contribution_to_portfolio_risk").decimalValue())
        .isEqualByComparingTo("-0.010406");
  }

  /** Volatility 20 %; TGA 30 % and TGB 20 %, correlated by 0.5. */
  private void risk() {
    UUID of = UUID.fromString(portfolio);
    server
        .core()
        .sql(
            """
            insert into portfolio_risk (portfolio_id, on_date, return_observations, long_exposure, short_exposure,
              gross_exposure, net_exposure, sources, method_version, input_hash, volatility_252)
            values (:portfolio, cast(:day as date), 0, 5000, -2000, 7000, 3000, '{csv}', 'test', 'test', 0.2)
            """)
        .param("portfolio", of)
        .param("day", DAY)
        .update();
    server
        .core()
        .sql(
            """
            insert into portfolio_correlation (portfolio_id, on_date, symbols, exposures, correlations,
              common_days, clusters, cluster_names, cluster_correlations, method_version, input_hash)
            values (:portfolio, cast(:day as date), '{TGA,TGB}', '{5000,-2000}', '{0.5}', '{252}', '{0,1}',
              '{TGA,TGB}', '{null,null}', 'test', 'test')
            """)
        .param("portfolio", of)
        .param("day", DAY)
        .update();
    server
        .core()
        .sql(
            """
            insert into symbol_risk (symbol, on_date, observations, reason, sources, method_version,
              factor_betas, factor_errors, style_observations, spread_observations, input_hash, volatility_252)
            select symbol, cast(:day as date), 0, 'test', '{csv}', 'test', '{}', '{}', 0, 0, 'test', volatility
            from (values ('TGA', 0.3), ('TGB', 0.2)) as v (symbol, volatility)
            """)
        .param("day", DAY)
        .update();
  }

  @Test
  void valuesOptionsAgainAtTheHorizonWithTheirMultiplier() {
    String held =
        position(
            "\"symbol\": \"TGC260331C00150000\", \"quantity\": 5, \"avg_cost\": 10,"
                + " \"entry_date\": \"2025-09-15\"");
    computed("2025-10-01", 100_000);
    valued(held, "2025-10-01", 5, 13, 6500);
    server
        .core()
        .sql(
            """
            update position_snapshot set option_spot = 150, option_years = 0.5, option_rate = 0.045,
              option_yield = 0.005, option_volatility = 0.28 where position_id = :position
            """)
        .param("position", UUID.fromString(held))
        .update();
    server
        .core()
        .sql(
            "update instrument set exercise_style = 'EUROPEAN' where symbol = 'TGC260331C00150000'")
        .update();

    JsonNode target =
        create("\"symbol\": \"TGC\", \"position_type\": \"LC\", \"target_price_eoy\": 170").body();

    assertThat(target.get("position_id").asString()).isEqualTo(held);
    assertThat(target.get("current_price").asInt()).isEqualTo(150);
    assertThat(target.get("target_upside_eoy_value").asDouble()).isEqualTo(5113.23);
    assertThat(target.get("expected_return_eoy").asDouble()).isEqualTo(77.3381);
    assertThat(target.get("quality").asString()).isEqualTo("STALE");
    Answer wrong = create("\"symbol\": \"TGC260331C00150000\", \"position_type\": \"LP\"");
    assertThat(wrong.body().at("/errors/0/field").asString()).isEqualTo("position_type");
    assertThat(create("\"symbol\": \"TGC260331C00150000\"").text("position_type")).isEqualTo("LC");
  }

  @Test
  void tellsTheOverviewWhatTheTargetsPromise() {
    String overview = "/api/v1/analytics/portfolio/" + portfolio + "/overview";
    assertThat(client.get(overview).body().get("target_returns").isNull()).isTrue();
    longAndShort();

    Answer answer = client.get(overview);
    JsonNode promised = answer.body().get("target_returns");

    assertThat(answer.body().get("net_asset_value").asDouble()).isEqualTo(99_800);
    assertThat(answer.text()) // 1,200, 2,500 and -1,400 over it
        .contains("\"expected_return_eoy\":1.2024,\"expected_return_next_year\":2.5050")
        .contains("\"downside_return\":-1.4028,\"coverage_pct\":100.0000")
        .contains("\"positions_with_targets\":2,\"total_positions\":2");
    assertThat(promised.get("last_updated").asString()).isNotEmpty();
    lot("TGZ", 1); // opened, but the portfolio was not computed since
    JsonNode late = client.get(overview).body().get("target_returns");
    assertThat(late.get("expected_return_eoy").isNull()).isTrue();
    assertThat(late.at("/reasons/expected_return_eoy").asString()).contains("not computed");
  }

  @Test
  void tellsTheOverviewOfAnExpectedReturnOfNothing() {
    String held = lot("TGA", 100);
    computed(DAY, 10_000);
    valued(held, DAY, 100, 50, 5000);
    create("\"symbol\": \"TGA\", \"target_price_eoy\": 50");

    JsonNode promised =
        client
            .get("/api/v1/analytics/portfolio/" + portfolio + "/overview")
            .body()
            .get("target_returns");

    assertThat(promised.get("expected_return_eoy").decimalValue()).isEqualByComparingTo("0");
    assertThat(promised.get("expected_return_next_year").isNull()).isTrue();
    assertThat(promised.at("/reasons/expected_return_next_year").asString()).startsWith("No open");
  }

  @Test
  void clearsAReturnWithItsTargetAndKeepsWhatWasNotSent() {
    String id =
        create("\"symbol\": \"TGA\", \"target_price_eoy\": 0, \"downside_target_price\": 40")
            .text("id");

    Answer changed =
        client.sendText("PUT", PATH + "target/" + id, "{\"downside_target_price\": null}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text())
        .contains("\"target_price_eoy\":0,")
        .contains("\"downside_target_price\":null")
        .contains("\"expected_return_eoy\":-100.0000")
        .contains("\"downside_return\":null");
    for (String bad : List.of("-0.01", "1000000000000", "0.000000001", "\"x\"")) {
      assertThat(
              client
                  .sendText(
                      "PUT", PATH + "target/" + id, "{\"target_price_eoy\": %s}".formatted(bad))
                  .status())
          .as(bad)
          .isEqualTo(400);
    }
    assertThat(client.sendText("PUT", PATH + "target/" + id, "{\"current_price\": 0}").status())
        .isEqualTo(400);
    assertThat(client.sendText("PUT", PATH + "target/" + id, "{\"price\": 1}").status())
        .isEqualTo(400);
    assertThat(client.delete(PATH + "target/" + id).text())
        .isEqualTo("{\"deleted\":1,\"errors\":[]}");
    assertThat(client.get(PATH + "target/" + id).status()).isEqualTo(404);
  }

  @Test
  void neverMakesUpAPrice() {
    Answer unknown = create("\"symbol\": \"TGOLD\", \"target_price_eoy\": 12");
    Answer stated = create("\"symbol\": \"TGOLD\", \"target_price_eoy\": 12, \"current_price\": 8");

    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.text("detail"))
        .isEqualTo("No price of TGOLD is stored; state the current_price.");
    assertThat(stated.text())
        .contains("\"current_price\":8,\"current_price_date\":\"2026-01-15\"")
        .contains("\"current_price_source\":\"owner\",\"expected_return_eoy\":50.0000");
    position(
        "\"symbol\": \"TGHOUSE\", \"investment_class\": \"PRIVATE\", \"quantity\": 2, \"avg_cost\": 40,"
            + " \"entry_date\": \"2026-01-12\"");
    Answer own = create("\"symbol\": \"TGHOUSE\", \"target_price_eoy\": 50");
    assertThat(own.text())
        .contains("\"current_price\":40,")
        .contains("\"expected_return_eoy\":25.0000")
        .contains("\"target_upside_eoy_value\":20.00");
    assertThat(
            client
                .sendText("PUT", PATH + "target/" + own.text("id"), "{\"current_price\": 25}")
                .text())
        .contains("\"current_price\":25,")
        .contains("\"expected_return_eoy\":100.0000");
  }

  @Test
  void checksThePositionThatIsNamed() {
    String sold = lot("TGB", -20);
    Client stranger = server.signedIn(server.account(Role.USER));
    String theirs =
        stranger
            .postText(
                "/api/v1/portfolios",
                "{\"name\": \"N\", \"account_name\": \"B\", \"equity_balance\": 100}")
            .text("id");

    Answer linked =
        create("\"symbol\": \"TGB\", \"target_price_eoy\": 90, \"position_id\": \"" + sold + "\"");

    assertThat(linked.text("position_type")).isEqualTo("SHORT");
    assertThat(linked.text("position_id")).isEqualTo(sold);
    assertThat(linked.text("quality")).isEqualTo("PARTIAL");
    assertThat(linked.body().get("target_upside_eoy_value").asInt()).isEqualTo(200);
    assertThat(linked.body().at("/reasons/position_weight").asString()).contains("not computed");
    assertThat(create("\"symbol\": \"TGA\", \"position_id\": \"" + sold + "\"").status())
        .isEqualTo(400);
    assertThat(
            stranger
                .postText(
                    PATH + theirs, "{\"symbol\": \"TGB\", \"position_id\": \"%s\"}".formatted(sold))
                .status())
        .isEqualTo(404);
  }

  @Test
  void createsSeveralAllOrNone() {
    String good = "{\"symbol\": \"tga\", \"target_price_eoy\": 60}";

    Answer refused = bulk(good, "{\"symbol\": \"TGNONE\"}", good);
    Answer created = bulk(good, "{\"symbol\": \"TGB\", \"position_type\": \"SHORT\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().at("/errors/0/field").asString())
        .isEqualTo("target_prices[2].symbol");
    assertThat(bulk("{\"symbol\": \"TGNONE\"}").body().at("/errors/0/field").asString())
        .isEqualTo("target_prices[0].current_price");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo(PATH + portfolio);
    assertThat(created.body()).hasSize(2);
    assertThat(all()).hasSize(2);
    assertThat(bulk().status()).isEqualTo(400);
    Answer changed =
        update("{\"symbol\": \"tga\", \"position_type\": \"long\", \"target_price_eoy\": 70}");
    assertThat(changed.text()).isEqualTo("{\"updated\":1,\"errors\":[]}");
    assertThat(all().at("/0/expected_return_eoy").asInt()).isEqualTo(40);
    Answer missing =
        update("{\"symbol\": \"TGA\", \"target_price_eoy\": 80}, {\"symbol\": \"TGB\"}");
    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.body().at("/errors/0/message").asString())
        .isEqualTo("There is no target price of TGB for LONG.");
    assertThat(all().at("/0/target_price_eoy").asInt()).isEqualTo(70);
  }

  private Answer update(String updates) {
    return client.sendText(
        "PUT", PATH + portfolio + "/bulk-update", "{\"updates\": [%s]}".formatted(updates));
  }

  @Test
  void takesFilesInWholeAndGivesThemOut() {
    Answer faulty = take("symbol,target_eoy,downside\nTGA,60,\nTGB,x,-1\nTGNONE,5,\n", false);
    assertThat(faulty.status()).isEqualTo(400);
    assertThat(faulty.body().get("errors")).hasSize(2);
    assertThat(faulty.body().at("/errors/0/row").asInt()).isEqualTo(3);
    assertThat(faulty.body().at("/errors/0/field").asString()).isEqualTo("target_eoy");
    Answer priceless = take("symbol,target_eoy\nTGA,60\nTGNONE,5\n", false);
    assertThat(priceless.body().at("/errors/0/row").asInt()).isEqualTo(3);
    assertThat(all()).isEmpty();

    Answer taken =
        take("symbol,position_type,target_eoy,downside\ntga,long,60,0\nTGB,SHORT,90,\n", false);

    assertThat(taken.text()).isEqualTo("{\"created\":2,\"updated\":0,\"errors\":[],\"total\":2}");
    Answer again = take("symbol,target_eoy\nTGA,61\n", false);
    assertThat(again.body().at("/errors/0/row").asInt()).isEqualTo(2);
    assertThat(take("symbol,target_eoy\nTGA,61\n", true).text())
        .isEqualTo("{\"created\":0,\"updated\":1,\"errors\":[],\"total\":1}");
    String csv = client.postText(PATH + portfolio + "/export", "{}").text("csv");
    assertThat(csv)
        .isEqualTo(
            """
            symbol,position_type,target_eoy,target_next_year,downside,current_price,expected_return_eoy,\
            expected_return_next_year,downside_return
            TGA,LONG,61,,0,50,22.0000,,-100.0000
            TGB,SHORT,90,,,100,10.0000,,
            """);
    assertThat(client.post(PATH + portfolio + "/export").text("csv")).isEqualTo(csv);
    assertThat(client.postText(PATH + portfolio + "/export", "{\"format\": \"json\"}").text())
        .contains("\"symbol\":\"TGA\",\"position_type\":\"LONG\",\"target_price_eoy\":61");
    assertThat(client.postText(PATH + portfolio + "/export", "{\"format\": \"xml\"}").status())
        .isEqualTo(400);
    for (String bad : List.of("", "symbol\n", "target_eoy\n1\n", "symbol,sybmol\nA,B\n")) {
      assertThat(take(bad, false).status()).as(bad).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 30})
  void readsInAFewStatementsHoweverManyPositionsThereAre(int count) {
    List<String> held =
        IntStream.range(0, count)
            .mapToObj(i -> lot("ZT" + (char) ('A' + i / 6) + (char) ('A' + i % 6), 1))
            .toList();
    String id =
        create("\"symbol\": \"ZTAA\", \"target_price_eoy\": 60, \"current_price\": 50").text("id");
    assertFew(id);
    computed(DAY, 10_000);
    held.forEach(each -> valued(each, DAY, 1, 50, 50));
    assertFew(id);
  }

  private void assertFew(String id) {
    assertThat(statements(PATH + portfolio, PATH + "{id}")).isBetween(1, 6);
    assertThat(statements(PATH + portfolio + "/summary", PATH + "{id}/summary")).isBetween(1, 6);
    assertThat(statements(PATH + "target/" + id, PATH + "target/{id}")).isBetween(1, 6);
  }

  private int statements(String path, String route) {
    return new StatementsOf(server, client).get(path, route);
  }
}
