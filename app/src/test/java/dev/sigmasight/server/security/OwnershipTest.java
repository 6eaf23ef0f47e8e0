package dev.sigmasight.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every route that takes an id answers its owner, and nobody else. */
class OwnershipTest {
  private static final TestServer server = TestServer.shared();
  private static final Pattern ID = Pattern.compile("id|.*_ids?");
  private static final String LOT =
      "\"symbol\": \"MSFT\", \"quantity\": 3, \"avg_cost\": 400, \"position_type\": \"LONG\","
          + " \"entry_date\": \"2026-01-12\"";

  private static final String FEE = "{\"kind\": \"FEE\", \"date\": \"2026-01-13\", \"amount\": 1}";

  private static final String FILE =
      """
      --b\r
      Content-Disposition: form-data; name="csv_file"; filename="p.csv"\r
      Content-Type: text/csv\r
      \r
      Symbol,Quantity,Entry Price Per Share,Entry Date
      JPM,10,100,2020-01-02\r
      --b--\r
      """;

  private static final String FLOW =
      "{\"change_type\": \"CONTRIBUTION\", \"amount\": 7, \"change_date\": \"2026-01-13\"}";

  /**
   * A request about somebody's portfolio and position.
   *
   * @param operation as the description of the API names it
   * @param address with PORTFOLIO, POSITION, TAG and TARGET where the ids go
   */
  record Route(String operation, String address, String body) {
    static Route of(String operation, String address) {
      return new Route(operation, address, "");
    }

    String method() {
      return operation.substring(0, operation.indexOf(' '));
    }

    /** Whether there is nothing to see before the portfolio was computed. */
    boolean needsRun() {
      return address.contains("RUN") || address.endsWith("/logs");
    }

    Route withRun(String run) {
      return new Route(operation, address.replace("RUN", run), body);
    }

    boolean needsImport() {
      return address.contains("IMPORT");
    }

    Route withImport(String imported) {
      return new Route(operation, address.replace("IMPORT", imported), body);
    }

    boolean needsEntry() {
      return address.contains("ENTERED");
    }

    Route withEntry(String entry) {
      return new Route(operation, address.replace("ENTERED", entry), body);
    }

    boolean needsAccess() {
      return address.contains("ACCESS");
    }

    Route withAccess(String access) {
      return new Route(operation, address.replace("ACCESS", access), body);
    }

    boolean needsView() {
      return address.contains("VIEW");
    }

    Route withView(String view) {
      return new Route(operation, address.replace("VIEW", view), body);
    }

    boolean needsChange() {
      return address.contains("CHANGE");
    }

    Route withChange(String change) {
      return new Route(operation, address.replace("CHANGE", change), body);
    }

    Route withTag(String tag) {
      return new Route(operation, address.replace("TAG", tag), body.replace("TAG", tag));
    }

    boolean needsConversation() {
      return (address + body).contains("CONVERSATION");
    }

    Route withConversation(String conversation) {
      return new Route(
          operation,
          address.replace("CONVERSATION", conversation),
          body.replace("CONVERSATION", conversation));
    }

    boolean needsAnswer() {
      return address.contains("ANSWERED") || address.contains("TURNED");
    }

    Route withAnswer(String turn, String message) {
      return new Route(
          operation, address.replace("TURNED", turn).replace("ANSWERED", message), body);
    }

    /** Whether it is about something that the analyst said or keeps. */
    boolean needsAnalyst() {
      return address.matches(".*(?:MEMORY|INSIGHT|MESSAGE).*");
    }

    Route withAnalyst(String memory, String insight, String message) {
      return new Route(
          operation,
          address.replace("MEMORY", memory).replace("INSIGHT", insight).replace("MESSAGE", message),
          body);
    }

    boolean needsTarget() {
      return address.contains("/target-prices/");
    }

    Route withTarget(String target) {
      return new Route(operation, address.replace("TARGET", target), body);
    }

    @Override
    public String toString() {
      return operation;
    }
  }

  /** A new route with an id has to be written down here. */
  static List<Route> routes() {
    return Stream.of(
            routesOfPortfolios(),
            routesOfTags(),
            analyses(),
            aggregates(),
            routesOfTargets(),
            data(),
            routesOfEquityChanges(),
            routesOfTransactions(),
            routesOfImports(),
            routesOfConversations(),
            routesOfTurns(),
            routesOfMemories(),
            routesOfInsights(),
            routesOfAccessTokens(),
            routesOfSavedViews())
        .flatMap(routes -> routes)
        .toList();
  }

  /** What is held and what it costs. */
  private static Stream<Route> data() {
    String prefix = "/api/v1/data/";
    return Stream.of(
        Route.of(
            "GET /api/v1/data/portfolio/{id}/snapshot", prefix + "portfolio/PORTFOLIO/snapshot"),
        Route.of(
            "GET /api/v1/data/portfolio/{id}/data-quality",
            prefix + "portfolio/PORTFOLIO/data-quality"),
        Route.of(
            "GET /api/v1/data/positions/details",
            prefix + "positions/details?position_ids=POSITION"),
        Route.of("GET /api/v1/data/positions/top/{id}", prefix + "positions/top/PORTFOLIO"),
        Route.of(
            "GET /api/v1/data/positions/{position_id}/history",
            prefix + "positions/POSITION/history"),
        Route.of(
            "GET /api/v1/data/prices/historical/{id}", prefix + "prices/historical/PORTFOLIO"));
  }

  /** The analytics of several portfolios. */
  private static Stream<Route> aggregates() {
    return Stream.of(
            "overview",
            "breakdown",
            "beta",
            "volatility",
            "factor-exposures",
            "sector-exposure",
            "concentration",
            "correlation-matrix",
            "stress-test")
        .map(
            each ->
                Route.of(
                    "GET /api/v1/analytics/aggregate/" + each,
                    "/api/v1/analytics/aggregate/" + each + "?portfolio_ids=PORTFOLIO"));
  }

  /** The analytics of one portfolio. */
  private static Stream<Route> analyses() {
    return Stream.of(
            "beta-calculated-90d",
            "beta-comparison",
            "beta-provider-1y",
            "concentration",
            "correlation-matrix",
            "diversification-score",
            "factor-exposures",
            "positions/factor-exposures",
            "sector-exposure",
            "spread-factors",
            "stress-test",
            "volatility",
            "greeks",
            "performance",
            "risk-contributions",
            "var",
            "options/grid",
            "overview")
        .map(
            each ->
                Route.of(
                    "GET /api/v1/analytics/portfolio/{id}/" + each,
                    "/api/v1/analytics/portfolio/PORTFOLIO/" + each));
  }

  private static Stream<Route> routesOfTargets() {
    String path = "/api/v1/target-prices/";
    String prices = "\"symbol\": \"MSFT\", \"target_price_eoy\": 9, \"current_price\": 8";
    return Stream.of(
        new Route(
            "POST " + path + "{id}",
            path + "PORTFOLIO",
            "{%s, \"position_id\": \"POSITION\"}".formatted(prices.replace("MSFT", "AAPL"))),
        Route.of("GET " + path + "{id}", path + "PORTFOLIO"),
        Route.of("GET " + path + "{id}/summary", path + "PORTFOLIO/summary"),
        new Route(
            "POST " + path + "{id}/bulk",
            path + "PORTFOLIO/bulk",
            "{\"target_prices\": [{" + prices + "}]}"),
        new Route(
            "PUT " + path + "{id}/bulk-update",
            path + "PORTFOLIO/bulk-update",
            "{\"updates\": [{\"symbol\": \"SPY\", \"target_price_eoy\": 9}]}"),
        new Route(
            "POST " + path + "{id}/import-csv",
            path + "PORTFOLIO/import-csv",
            "{\"csv_content\": \"symbol,target_eoy,current_price\\nMSFT,9,8\"}"),
        Route.of("POST " + path + "{id}/export", path + "PORTFOLIO/export"),
        Route.of("GET " + path + "target/{id}", path + "target/TARGET"),
        new Route(
            "PUT " + path + "target/{id}", path + "target/TARGET", "{\"target_price_eoy\": 9}"),
        Route.of("DELETE " + path + "target/{id}", path + "target/TARGET"));
  }

  private static Stream<Route> routesOfEquityChanges() {
    String all = "/api/v1/portfolios/{id}/equity-changes";
    String one = all + "/{equity_change_id}";
    String address = "/api/v1/portfolios/PORTFOLIO/equity-changes";
    return Stream.of(
        Route.of("GET " + all, address),
        new Route("POST " + all, address, FLOW),
        Route.of("GET " + all + "/summary", address + "/summary"),
        Route.of("GET " + all + "/export", address + "/export"),
        Route.of("GET " + one, address + "/CHANGE"),
        new Route("PUT " + one, address + "/CHANGE", "{\"amount\": 5}"),
        Route.of("DELETE " + one, address + "/CHANGE"));
  }

  private static Stream<Route> routesOfTransactions() {
    String all = "/api/v1/portfolios/{id}/transactions";
    String one = all + "/{transaction_id}";
    String address = "/api/v1/portfolios/PORTFOLIO/transactions";
    return Stream.of(
        Route.of("GET " + all, address),
        new Route("POST " + all, address, FEE),
        Route.of("GET " + all + "/export", address + "/export"),
        Route.of("GET " + one, address + "/ENTERED"),
        Route.of("DELETE " + one, address + "/ENTERED"));
  }

  private static Stream<Route> routesOfImports() {
    String all = "/api/v1/portfolios/{id}/imports";
    return Stream.of(
        Route.of("GET " + all, "/api/v1/portfolios/PORTFOLIO/imports"),
        new Route("POST " + all, "/api/v1/portfolios/PORTFOLIO/imports", FILE),
        Route.of("POST " + all + "/{import_id}/undo", "/api/v1/portfolios/IMPORT/undo"));
  }

  private static Stream<Route> routesOfConversations() {
    String all = "/api/v1/chat/conversations";
    String one = all + "/{id}";
    String address = all + "/CONVERSATION";
    return Stream.of(
        new Route("POST " + all, all, "{\"portfolio_id\": \"PORTFOLIO\"}"),
        Route.of("GET " + one, address),
        new Route("PATCH " + one, address, "{\"title\": \"Mine\"}"),
        Route.of("DELETE " + one, address),
        new Route("PUT " + one + "/mode", address + "/mode", "{\"mode\": \"blue\"}"),
        Route.of("GET " + one + "/messages", address + "/messages"),
        Route.of("GET " + one + "/export", address + "/export"));
  }

  private static Stream<Route> routesOfMemories() {
    String all = "/api/v1/chat/memories";
    String one = all + "/{id}";
    String address = all + "/MEMORY";
    String feedback = "/api/v1/chat/messages/{id}/feedback";
    String said = "/api/v1/chat/messages/MESSAGE/feedback";
    String rating = "{\"rating\": \"up\"}";
    return Stream.of(
        Route.of("GET " + all, all + "?portfolio_id=PORTFOLIO"),
        new Route(
            "POST " + all,
            all,
            "{\"content\": \"b\", \"scope\": \"portfolio\", \"portfolio_id\": \"PORTFOLIO\"}"),
        Route.of("GET " + one, address),
        new Route("PATCH " + one, address, "{\"content\": \"c\"}"),
        Route.of("DELETE " + one, address),
        Route.of("POST " + one + "/restore", address + "/restore"),
        new Route("POST " + feedback, said, rating),
        new Route(
            "POST /api/v1/messages/{id}/feedback", "/api/v1/messages/MESSAGE/feedback", rating),
        Route.of("GET " + feedback, said),
        Route.of("DELETE " + feedback, said));
  }

  private static Stream<Route> routesOfInsights() {
    String all = "/api/v1/insights";
    String one = all + "/{id}";
    String address = all + "/INSIGHT";
    return Stream.of(
        new Route(
            "POST " + all + "/generate",
            all + "/generate",
            "{\"portfolio_id\": \"PORTFOLIO\", \"insight_type\": \"daily_summary\"}"),
        Route.of("GET " + all + "/portfolio/{portfolio_id}", all + "/portfolio/PORTFOLIO"),
        Route.of("GET " + one, address),
        new Route("PATCH " + one, address, "{\"viewed\": true}"),
        new Route("POST " + one + "/feedback", address + "/feedback", "{\"rating\": 5}"));
  }

  private static Stream<Route> routesOfTurns() {
    String chat = "/api/v1/chat";
    return Stream.of(
        new Route(
            "POST " + chat + "/send",
            chat + "/send",
            "{\"conversation_id\": \"CONVERSATION\", \"text\": \"What is beta?\"}"),
        new Route(
            "POST " + chat + "/conversations/{id}/send",
            chat + "/conversations/CONVERSATION/send",
            "{\"content\": \"What is beta?\"}"),
        Route.of(
            "POST " + chat + "/messages/{id}/regenerate", chat + "/messages/ANSWERED/regenerate"),
        Route.of("GET " + chat + "/runs/{run_id}/events", chat + "/runs/TURNED/events"),
        Route.of("POST " + chat + "/runs/{run_id}/cancel", chat + "/runs/TURNED/cancel"));
  }

  private static Stream<Route> routesOfAccessTokens() {
    String all = "/api/v1/settings/tokens/";
    return Stream.of(
        Route.of("GET " + all + "{id}", all + "ACCESS"),
        Route.of("DELETE " + all + "{id}", all + "ACCESS"));
  }

  private static Stream<Route> routesOfSavedViews() {
    String one = "/api/v1/settings/views/";
    return Stream.of(
        new Route("PUT " + one + "{id}", one + "VIEW", "{\"name\": \"b\"}"),
        Route.of("DELETE " + one + "{id}", one + "VIEW"));
  }

  private static Stream<Route> routesOfTags() {
    String tags = "{\"tag_ids\": [\"TAG\"]}";
    return Stream.of(
        Route.of("GET /api/v1/tags/{id}", "/api/v1/tags/TAG"),
        new Route("PATCH /api/v1/tags/{id}", "/api/v1/tags/TAG", "{\"name\": \"b\"}"),
        Route.of("POST /api/v1/tags/{id}/archive", "/api/v1/tags/TAG/archive"),
        Route.of("POST /api/v1/tags/{id}/restore", "/api/v1/tags/TAG/restore"),
        Route.of("GET /api/v1/tags/{id}/positions", "/api/v1/tags/TAG/positions"),
        Route.of("GET /api/v1/positions/{id}/tags", "/api/v1/positions/POSITION/tags"),
        new Route("POST /api/v1/positions/{id}/tags", "/api/v1/positions/POSITION/tags", tags),
        new Route("PATCH /api/v1/positions/{id}/tags", "/api/v1/positions/POSITION/tags", tags),
        Route.of(
            "DELETE /api/v1/positions/{id}/tags", "/api/v1/positions/POSITION/tags?tag_ids=TAG"),
        new Route(
            "POST /api/v1/positions/{id}/tags/remove",
            "/api/v1/positions/POSITION/tags/remove",
            tags),
        Route.of("GET /api/v1/position-tags", "/api/v1/position-tags?position_id=POSITION"),
        new Route(
            "POST /api/v1/position-tags",
            "/api/v1/position-tags",
            "{\"position_id\": \"POSITION\", \"tag_ids\": [\"TAG\"]}"),
        Route.of(
            "DELETE /api/v1/position-tags",
            "/api/v1/position-tags?position_id=POSITION&tag_ids=TAG"),
        Route.of(
            "POST /api/v1/data/positions/restore-sector-tags",
            "/api/v1/data/positions/restore-sector-tags?portfolio_id=PORTFOLIO"));
  }

  private static Stream<Route> routesOfPortfolios() {
    return Stream.of(
        Route.of("GET /api/v1/portfolios/{id}", "/api/v1/portfolios/PORTFOLIO"),
        new Route(
            "PUT /api/v1/portfolios/{id}",
            "/api/v1/portfolios/PORTFOLIO",
            "{\"name\": \"Another name\"}"),
        Route.of("DELETE /api/v1/portfolios/{id}", "/api/v1/portfolios/PORTFOLIO"),
        Route.of(
            "POST /api/v1/portfolios/{id}/calculate", "/api/v1/portfolios/PORTFOLIO/calculate"),
        Route.of("GET /api/v1/portfolios/{id}/runs", "/api/v1/portfolios/PORTFOLIO/runs"),
        Route.of(
            "GET /api/v1/portfolios/{id}/batch-status/{run_id}",
            "/api/v1/portfolios/PORTFOLIO/batch-status/RUN"),
        Route.of(
            "GET /api/v1/portfolios/{id}/batch-status/{run_id}/events",
            "/api/v1/portfolios/PORTFOLIO/batch-status/RUN/events"),
        Route.of("GET /api/v1/onboarding/status/{id}", "/api/v1/onboarding/status/PORTFOLIO"),
        Route.of(
            "GET /api/v1/onboarding/status/{id}/logs", "/api/v1/onboarding/status/PORTFOLIO/logs"),
        Route.of("GET /api/v1/positions/{id}", "/api/v1/positions/POSITION"),
        new Route(
            "PUT /api/v1/positions/{id}", "/api/v1/positions/POSITION", "{\"notes\": \"mine\"}"),
        Route.of("DELETE /api/v1/positions/{id}", "/api/v1/positions/POSITION"),
        new Route(
            "POST /api/v1/positions",
            "/api/v1/positions",
            "{\"portfolio_id\": \"PORTFOLIO\", " + LOT + "}"),
        new Route(
            "POST /api/v1/positions/",
            "/api/v1/positions/?portfolio_id=PORTFOLIO",
            "{" + LOT + "}"),
        new Route(
            "POST /api/v1/positions/bulk",
            "/api/v1/positions/bulk",
            "{\"portfolio_id\": \"PORTFOLIO\", \"positions\": [{" + LOT + "}]}"),
        new Route(
            "DELETE /api/v1/positions/bulk",
            "/api/v1/positions/bulk",
            "{\"position_ids\": [\"POSITION\"]}"),
        Route.of(
            "GET /api/v1/positions/check-duplicate",
            "/api/v1/positions/check-duplicate?portfolio_id=PORTFOLIO&symbol=AAPL"),
        Route.of(
            "GET /api/v1/positions/tags-for-symbol",
            "/api/v1/positions/tags-for-symbol?portfolio_id=PORTFOLIO&symbol=AAPL"),
        Route.of(
            "GET /api/v1/data/company-profiles",
            "/api/v1/data/company-profiles?position_ids=POSITION"),
        Route.of(
            "GET /api/v1/data/portfolio/{id}/complete",
            "/api/v1/data/portfolio/PORTFOLIO/complete"),
        new Route(
            "PUT /api/v1/analytics/portfolio/{id}/equity",
            "/api/v1/analytics/portfolio/PORTFOLIO/equity",
            "{\"equity_balance\": 20000}"),
        new Route(
            "POST /api/v1/analytics/portfolio/{id}/stress-test/evaluate",
            "/api/v1/analytics/portfolio/PORTFOLIO/stress-test/evaluate",
            "{\"factors\": {\"Market\": -0.1}}"),
        new Route(
            "POST /api/v1/analytics/portfolio/{id}/what-if",
            "/api/v1/analytics/portfolio/PORTFOLIO/what-if",
            "{\"trades\": [{\"symbol\": \"AAPL\", \"quantity\": 1}]}"));
  }

  @Test
  void looksAtEveryRouteThatTakesAnId() {
    assertThat(routes())
        .map(Route::operation)
        .containsExactlyInAnyOrderElementsOf(routesWithAnId());
  }

  @ParameterizedTest
  @MethodSource("routes")
  void answersOnlyTheOwner(Route route) {
    Client owner = client();
    Client stranger = client();
    String portfolio = portfolio(owner);
    portfolio(owner); // the last one could not be deleted
    String position = position(owner, portfolio);
    Route found =
        route
            .withRun(route.needsRun() ? calculate(owner, portfolio) : "")
            .withTag(owner.postText("/api/v1/tags", "{\"name\": \"a\"}").text("id"))
            .withTarget(route.needsTarget() ? target(owner, portfolio) : "")
            .withChange(route.needsChange() ? equityChange(owner, portfolio) : "")
            .withEntry(route.needsEntry() ? entry(owner, portfolio) : "")
            .withImport(route.needsImport() ? imported(owner) : "")
            .withConversation(route.needsConversation() ? conversation(owner) : "")
            .withAccess(route.needsAccess() ? access(owner) : "")
            .withView(route.needsView() ? view(owner) : "");
    if (route.needsAnalyst()) {
      found = found.withAnalyst(memory(owner), insight(owner, portfolio), message(owner));
    }
    found = route.needsAnswer() ? answered(owner, found) : found;

    Answer foreign = send(stranger, found, portfolio, position);
    Answer missing =
        send(stranger, found, UUID.randomUUID().toString(), UUID.randomUUID().toString());

    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.text("type")).isEqualTo("/problems/not-found");
    assertThat(foreign.text("detail")).isEqualTo(missing.text("detail"));
    assertThat(missing.status()).isEqualTo(404);
    assertThat(send(server.anonymous(), found, portfolio, position).status()).isEqualTo(401);
    assertThat(send(owner, found, portfolio, position).status()).isBetween(200, 204);
  }

  private static String calculate(Client owner, String portfolio) {
    return owner.post("/api/v1/portfolios/" + portfolio + "/calculate").text("batch_run_id");
  }

  private static String target(Client owner, String portfolio) {
    return owner
        .postText(
            "/api/v1/target-prices/" + portfolio,
            "{\"symbol\": \"SPY\", \"target_price_eoy\": 9, \"current_price\": 8}")
        .text("id");
  }

  /** A portfolio as an import leaves it, and below it the import. */
  private static String imported(Client owner) {
    String portfolio = portfolio(owner);
    server
        .core()
        .sql(
            "update ledger_transaction set origin = 'IMPORT' where portfolio_id = '%s'"
                .formatted(portfolio))
        .update();
    String id =
        server
            .core()
            .sql(
                """
                insert into portfolio_import
                  (portfolio_id, account_id, file_name, content_hash, positions, created_at)
                select id, account_id, 'p.csv', repeat('0', 64), 0, now() from portfolio
                where id = '%s' returning id::text
                """
                    .formatted(portfolio))
            .query(String.class)
            .single();
    return portfolio + "/imports/" + id;
  }

  private static String memory(Client owner) {
    return owner.postText("/api/v1/chat/memories", "{\"content\": \"a\"}").text("id");
  }

  private static String insight(Client owner, String portfolio) {
    return owner
        .postText(
            "/api/v1/insights/generate",
            "{\"portfolio_id\": \"%s\", \"insight_type\": \"hedge_quality\"}".formatted(portfolio))
        .text("id");
  }

  /** An answer that was judged. */
  private static String message(Client owner) {
    String id =
        server
            .core()
            .sql(
                """
                insert into conversation_message (conversation_id, role, content)
                values (:conversation, 'assistant', 'x') returning id::text
                """)
            .param("conversation", UUID.fromString(conversation(owner)))
            .query(String.class)
            .single();
    owner.postText("/api/v1/messages/" + id + "/feedback", "{\"rating\": \"down\"}");
    return id;
  }

  private static String conversation(Client owner) {
    return owner.postText("/api/v1/chat/conversations", "{}").text("id");
  }

  /** With a turn that has ended and its answer. */
  private static Route answered(Client owner, Route route) {
    String path = "/api/v1/chat/conversations/" + conversation(owner);
    String turn =
        owner.postText(path + "/send", "{\"content\": \"What is beta?\"}").header("X-Run-Id");
    JsonNode messages = owner.get(path + "/messages").body().get("messages");
    return route.withAnswer(turn, messages.get(1).get("id").asString());
  }

  private static String entry(Client owner, String portfolio) {
    return owner.postText("/api/v1/portfolios/" + portfolio + "/transactions", FEE).text("id");
  }

  private static String equityChange(Client owner, String portfolio) {
    return owner.postText("/api/v1/portfolios/" + portfolio + "/equity-changes", FLOW).text("id");
  }

  private static String access(Client owner) {
    return owner
        .postText("/api/v1/settings/tokens", "{\"name\": \"Mine\"}")
        .body()
        .at("/access_token/id")
        .asString();
  }

  private static String view(Client owner) {
    return owner
        .postText("/api/v1/settings/views", "{\"name\": \"Mine\", \"search\": \"view=long\"}")
        .text("id");
  }

  private static Client client() {
    return server.signedIn(server.account(Role.USER));
  }

  private static String portfolio(Client owner) {
    return owner
        .postText(
            "/api/v1/portfolios",
            """
            {"name": "Mine", "account_name": "%s", "account_type": "taxable",
             "equity_balance": 10000}
            """
                .formatted(UUID.randomUUID()))
        .text("id");
  }

  private static String position(Client owner, String portfolio) {
    return owner
        .postText(
            "/api/v1/positions",
            "{\"portfolio_id\": \"%s\", %s}".formatted(portfolio, LOT.replace("MSFT", "AAPL")))
        .text("id");
  }

  private static Answer send(Client client, Route route, String portfolio, String position) {
    String address = fill(route.address(), portfolio, position);
    return route.body().isEmpty()
        ? client.send(route.method(), address, BodyPublishers.noBody())
        : client
            .with(
                "Content-Type",
                route.body().startsWith("--")
                    ? "multipart/form-data; boundary=b"
                    : "application/json")
            .send(
                route.method(),
                address,
                BodyPublishers.ofString(fill(route.body(), portfolio, position)));
  }

  private static String fill(String text, String portfolio, String position) {
    return text.replace("PORTFOLIO", portfolio).replace("POSITION", position);
  }

  /** From the description of the API; administrators may name anybody's portfolio. */
  private static Set<String> routesWithAnId() {
    JsonNode api = server.anonymous().get("/v3/api-docs").body();
    return api.get("paths")
        .propertyStream()
        .filter(path -> !path.getKey().startsWith("/api/v1/admin/"))
        .flatMap(
            path ->
                path.getValue()
                    .propertyStream()
                    .filter(operation -> takesAnId(operation.getValue(), api))
                    .map(
                        operation ->
                            operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
        .collect(Collectors.toSet());
  }

  private static boolean takesAnId(JsonNode operation, JsonNode api) {
    Stream<String> parameters =
        operation.path("parameters").valueStream().map(found -> found.get("name").asString());
    Stream<String> members =
        operation
            .at("/requestBody/content")
            .valueStream()
            .map(content -> content.at("/schema/$ref").asString("").replace("#", ""))
            .filter(reference -> !reference.isEmpty())
            .flatMap(reference -> api.at(reference + "/properties").propertyNames().stream());
    return Stream.concat(parameters, members).anyMatch(name -> ID.matcher(name).matches());
  }
}
