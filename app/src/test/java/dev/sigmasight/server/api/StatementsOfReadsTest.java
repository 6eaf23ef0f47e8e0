package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.batch.BatchRuns;
import dev.sigmasight.server.batch.RunListener;
import dev.sigmasight.server.batch.RunRequest;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Every read of an account's own things takes at most six SQL statements, the check of its token
 * included, for 30 positions and for 300, computed or not. What only administrators read, what is
 * open to everybody and streams are left out.
 */
class StatementsOfReadsTest {
  private static final int MOST = 6;
  private static final LocalDate DAY = LocalDate.of(2026, 1, 14);
  private static final int SESSIONS = 100;
  private static final Set<String> OPEN =
      Set.of("/api/v1/health", "/api/v1/onboarding/csv-template", "/api/v1/demo/accounts");

  /** Paths about things that these accounts do not have. */
  private static final Set<String> UNKNOWN_HERE =
      Set.of(
          "{run_id}",
          "/logs",
          "/fundamentals/",
          "/target/",
          "/messages/{id}/feedback",
          "/insights/{id}",
          "/memories/{id}",
          "/settings/tokens/{id}",
          "{equity_change_id}",
          "{transaction_id}",
          "{import_id}");

  private static final TestServer server = TestServer.start();

  /** What makes a read do the most. */
  private static final Map<String, String> QUERIES =
      Map.of(
          "/api/v1/data/company-profiles", "?portfolio_id=PORTFOLIO",
          "/api/v1/data/portfolio/{id}/complete", "?include_timeseries=true&include_attrib=true",
          "/api/v1/data/positions/details", "?portfolio_id=PORTFOLIO&include_closed=true",
          "/api/v1/data/prices/quotes", "?symbols=SYMBOLS",
          "/api/v1/portfolios", "?include_inactive=true",
          "/api/v1/position-tags", "?position_id=POSITION",
          "/api/v1/positions/check-duplicate", "?portfolio_id=PORTFOLIO&symbol=WAC",
          "/api/v1/positions/tags-for-symbol", "?portfolio_id=PORTFOLIO&symbol=WAC",
          "/api/v1/tags", "?include_usage_stats=true",
          "/api/v1/tags/{id}", "?include_positions=true");

  /** A portfolio of listed shares, two options and a house, all of them tagged. */
  private record Sized(
      int count, Client owner, String portfolio, String position, String tag, String conversation) {

    static Sized of(int count) {
      Account account = server.account(Role.USER);
      Client owner = server.signedIn(account);
      String portfolio =
          owner
              .postText(
                  "/api/v1/portfolios",
                  "{\"name\": \"N\", \"account_name\": \"A\", \"equity_balance\": 1000000}")
              .text("id");
      Answer opened =
          owner.postText(
              "/api/v1/positions/bulk",
              "{\"portfolio_id\": \"%s\", \"positions\": [%s]}".formatted(portfolio, lots(count)));
      assertThat(opened.status()).as(opened.text()).isEqualTo(201);
      String tag = owner.postText("/api/v1/tags", "{\"name\": \"T\"}").text("id");
      server
          .core()
          .sql(
              """
              insert into position_tag (position_id, tag_id)
              select id, '%s' from position where portfolio_id = '%s'
              """
                  .formatted(tag, portfolio))
          .update();
      return new Sized(
          count,
          owner,
          portfolio,
          opened.body().at("/positions/0/id").asString(),
          tag,
          owner.postText("/api/v1/chat/conversations", "{}").text("id"));
    }

    private static String lots(int count) {
      String shares =
          IntStream.range(0, count - 3)
              .mapToObj(
                  i ->
                      "{\"symbol\": \"%s\", \"quantity\": %d, \"avg_cost\": 100, \"entry_date\": \"2026-01-09\"}"
                          .formatted(symbol(i), i % 4 == 3 ? -5 : 5))
              .collect(Collectors.joining(","));
      return shares
          + contract("CALL", "LC")
          + contract("PUT", "LP")
          + ", {\"symbol\": \"HOUSE\", \"quantity\": 1, \"avg_cost\": 5000,"
          + " \"entry_date\": \"2026-01-09\", \"investment_class\": \"PRIVATE\","
          + " \"investment_subtype\": \"REAL_ESTATE\"}";
    }

    private static String contract(String right, String type) {
      return (", {\"symbol\": \"WAA\", \"quantity\": 1, \"avg_cost\": 3, \"entry_date\":"
              + " \"2026-01-09\", \"position_type\": \"%s\", \"investment_class\": \"OPTIONS\","
              + " \"investment_subtype\": \"%s\", \"underlying_symbol\": \"WAA\","
              + " \"strike_price\": 100, \"expiration_date\": \"2026-06-19\"}")
          .formatted(type, right);
    }

    /** The address of an operation that is about this. */
    String address(String path) {
      String filled =
          path.replace("/chat/conversations/{id}", "/chat/conversations/" + conversation)
              .replace("{symbol}", "WAA")
              .replace("{scope}", portfolio)
              .replace("{tab}", "contributions")
              .replace("{portfolio_id}", portfolio)
              .replace("{position_id}", position)
              .replaceAll("\\{(run|equity_change|transaction|import)_id}", portfolio)
              .replace(
                  "{id}",
                  path.startsWith("/api/v1/positions/")
                      ? position
                      : path.startsWith("/api/v1/tags/") ? tag : portfolio);
      return filled
          + QUERIES
              .getOrDefault(path, "")
              .replace("PORTFOLIO", portfolio)
              .replace("POSITION", position)
              .replace(
                  "SYMBOLS",
                  IntStream.range(0, Math.min(count, 200))
                      .mapToObj(Sized::symbol)
                      .collect(Collectors.joining(",")));
    }

    static String symbol(int i) {
      return "W" + (char) ('A' + i / 26) + (char) ('A' + i % 26);
    }
  }

  private static final List<Sized> PORTFOLIOS = portfolios();

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<Sized> portfolios() {
    List<LocalDate> days = TradingCalendar.nyse().sessions(LocalDate.of(2025, 1, 2), DAY);
    String sessions =
        days.subList(days.size() - SESSIONS, days.size()).stream()
            .map(day -> "'" + day + "'::date")
            .collect(Collectors.joining(","));
    String symbols =
        IntStream.range(0, 300)
            .mapToObj(i -> "'" + Sized.symbol(i) + "'")
            .collect(Collectors.joining(","));
    server
        .core()
        .sql(
            """
            insert into market_data_cache (symbol, on_date, close, source, source_rank)
            select s, d, round(cast(100 + 5 * sin(s.place + (d - date '2025-01-01') * (1 + s.place %% 7)) as numeric), 2),
              'csv', 10
            from unnest(array['SPY',%s]) with ordinality as s (s, place), unnest(array[%s]) as d
            """
                .formatted(symbols, sessions))
        .update();
    Sized few = Sized.of(30);
    Sized many = Sized.of(300);
    var here =
        (BatchRuns.Started.Here) server.part(BatchRuns.class).start(RunRequest.all(DAY, "test"));
    var _ = here.work().finish(RunListener.NOBODY);
    return List.of(few, many, Sized.of(30), Sized.of(300));
  }

  static List<String> reads() {
    JsonNode api = server.anonymous().get("/v3/api-docs").body();
    List<String> reads =
        api.get("paths")
            .propertyStream()
            .filter(path -> path.getValue().has("get"))
            .map(Map.Entry::getKey)
            .filter(path -> path.startsWith("/api/v1/") && !path.startsWith("/api/v1/admin/"))
            .filter(path -> !path.startsWith("/api/v1/system/") && !path.endsWith("/events"))
            .filter(path -> !OPEN.contains(path))
            .toList();
    assertThat(reads)
        .hasSizeGreaterThan(40)
        .contains("/api/v1/portfolios", "/api/v1/data/portfolio/{id}/complete");
    return reads;
  }

  @ParameterizedTest
  @MethodSource("reads")
  void takesFewStatements(String path) {
    for (Sized each : PORTFOLIOS) {
      var asked = new StatementsOf(server, each.owner()).ask(each.address(path), path);
      assertThat(asked.statements()).as(path + " of " + each.count()).isBetween(1, MOST);
      if (UNKNOWN_HERE.stream().noneMatch(path::contains)) {
        assertThat(asked.answer().status()).as(path + asked.answer().text()).isEqualTo(200);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "overview?points=260",
        "holdings",
        "risk/contributions",
        "risk/factors",
        "risk/correlation",
        "risk/volatility",
        "risk/concentration",
        "risk/greeks",
        "scenarios",
        "performance?bm=SPY"
      })
  void everyPageTakesFewStatements(String view) {
    String path = view.replaceAll("\\?.*", "");
    String route = "/api/v1/views/{scope}/" + (path.startsWith("risk/") ? "risk/{tab}" : path);
    for (Sized each : PORTFOLIOS) {
      for (String scope : List.of(each.portfolio(), "all")) {
        var asked =
            new StatementsOf(server, each.owner())
                .ask("/api/v1/views/" + scope + "/" + view, route);
        assertThat(asked.statements()).as(scope + " " + view).isBetween(1, MOST);
        assertThat(asked.answer().status()).as(view + asked.answer().text()).isEqualTo(200);
      }
    }
  }
}
