package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tags of sectors that administrators restore and that runs give by themselves. */
class SectorTagBatchTest {
  private static final String BATCH = "/api/v1/admin/batch";
  private static final String RESTORE = BATCH + "/restore-sector-tags";
  private static final TestServer server = TestServer.start();
  private static final Account account = server.account(Role.ADMIN);
  private static final Client admin = server.signedIn(account);

  private final Client owner = server.signedIn(server.account(Role.USER));
  private final String portfolio = portfolio(owner);

  @BeforeAll
  static void knowsASector() {
    sector("ZTECH", "Technology");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static void sector(String symbol, String sector) {
    server
        .core()
        .sql(
            "insert into company_profiles (symbol, sector, source) values (:symbol, :sector, 'test')")
        .param("symbol", symbol)
        .param("sector", sector)
        .update();
  }

  private static String portfolio(Client client) {
    return client
        .postText(
            "/api/v1/portfolios",
            "{\"name\": \"Mine\", \"account_name\": \"A\", \"equity_balance\": 100000}")
        .text("id");
  }

  private String position(String symbol) {
    return owner
        .postText(
            "/api/v1/positions?portfolio_id=" + portfolio,
            "{'symbol': '%s', 'quantity': 3, 'avg_cost': 10, 'entry_date': '2026-01-12'}"
                .formatted(symbol)
                .replace('\'', '"'))
        .text("id");
  }

  private List<String> names(String position) {
    return owner
        .get("/api/v1/positions/" + position + "/tags")
        .body()
        .valueStream()
        .map(tag -> tag.get("name").asString())
        .toList();
  }

  private String compute() {
    Answer started = admin.post(BATCH + "/run?portfolio_id=" + portfolio);
    assertThat(started.status()).as(started.text()).isEqualTo(200);
    String run = started.text("batch_run_id");
    Instant limit = Instant.now().plusSeconds(60);
    Answer answer = admin.get(BATCH + "/history/" + run);
    while (answer.body().get("completed_at").isNull() && Instant.now().isBefore(limit)) {
      answer = admin.get(BATCH + "/history/" + run);
    }
    assertThat(answer.body().get("completed_at").isNull()).as(answer.text()).isFalse();
    return run;
  }

  @Test
  void aRunTagsWhatItComputesOnceAndLeavesTheOwnersWillAlone() {
    String tech = position("ZTECH");
    String unknown = position("ZLATER");

    String run = compute();

    assertThat(names(tech)).containsExactly("Technology");
    assertThat(names(unknown)).as("nobody knows its sector yet").isEmpty();
    assertThat(admin.get(BATCH + "/history/" + run + "/logs").text())
        .contains("Positions tagged with their sector: 1.");
    String tag = owner.get("/api/v1/positions/" + tech + "/tags").body().at("/0/id").asString();
    owner.delete("/api/v1/positions/" + tech + "/tags?tag_ids=" + tag);
    sector("ZLATER", "Energy");
    compute();
    assertThat(names(tech)).as("taken off by its owner").isEmpty();
    assertThat(names(unknown)).containsExactly("Energy");
  }

  @Test
  void aTagThatItsOwnerArchivedIsNotMadeAnew() {
    String tag = owner.postText("/api/v1/tags", "{\"name\": \"technology\"}").text("id");
    owner.post("/api/v1/tags/" + tag + "/archive");
    String tech = position("ZTECH");

    compute();

    assertThat(names(tech)).isEmpty();
  }

  @Test
  void whatWasRestoredIsNotTaggedAgain() {
    String tech = position("ZTECH");
    assertThat(admin.post(RESTORE + "?portfolio_id=" + portfolio).status()).isEqualTo(200);
    String tag = owner.get("/api/v1/positions/" + tech + "/tags").body().at("/0/id").asString();
    owner.delete("/api/v1/positions/" + tech + "/tags?tag_ids=" + tag);

    compute();

    assertThat(names(tech)).isEmpty();
  }

  @Test
  void anAdministratorRestoresThoseOfOnePortfolio() {
    String tech = position("ZTECH");
    position("ZNOBODY");

    Answer restored = admin.post(RESTORE + "?portfolio_id=" + portfolio);

    assertThat(restored.text())
        .isEqualTo(
            """
            {"status":"completed","portfolio_id":"%s","portfolio_name":"Mine","positions_tagged":2,\
            "positions_skipped":0,"tags_created":2,"tags_applied":[\
            {"tag_name":"Technology","position_count":1},\
            {"tag_name":"Uncategorized","position_count":1}],"triggered_by":"%s",\
            "timestamp":"2026-01-15T15:00:00Z"}"""
                .formatted(portfolio, account.email()));
    assertThat(names(tech)).containsExactly("Technology");
    JsonNode audit =
        admin
            .get(
                "/api/v1/admin/audit?action=restore sector tags&entity_id=".replace(" ", "%20")
                    + portfolio)
            .body();
    assertThat(audit.at("/entries/0/actor").asString()).isEqualTo(account.email());
  }

  @Test
  void anAdministratorRestoresThoseOfAllPortfolios() {
    String tech = position("ZTECH");
    String gone = portfolio(server.signedIn(server.account(Role.USER)));
    server
        .core()
        .sql("update portfolio set deleted_at = now() where id = :id")
        .param("id", UUID.fromString(gone))
        .update();
    int kept =
        server
            .core()
            .sql("select count(*) from portfolio where deleted_at is null")
            .query(Integer.class)
            .single();

    JsonNode restored = admin.post(RESTORE).body();

    assertThat(restored.get("status").asString()).isEqualTo("completed");
    assertThat(restored.get("portfolios_processed").asInt()).isEqualTo(kept);
    assertThat(restored.get("total_portfolios").asInt()).isEqualTo(kept);
    assertThat(restored.get("positions_tagged").asInt()).isPositive();
    assertThat(restored.get("failed_ids")).isEmpty();
    assertThat(names(tech)).containsExactly("Technology");
  }

  @Test
  void refusesWhatIsNotThereAndWhoMayNot() {
    assertThat(admin.post(RESTORE + "?portfolio_id=" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(admin.post(RESTORE + "?portfolio_id=x").status()).isEqualTo(400);
    assertThat(owner.post(RESTORE + "?portfolio_id=" + portfolio).status()).isEqualTo(403);
    assertThat(server.anonymous().post(RESTORE).status()).isEqualTo(401);
  }

  /** A run of a portfolio without positions or days has no items. */
  @Test
  void aRateOfNoItemsIsUnknown() {
    String run = compute();
    server
        .core()
        .sql("delete from batch_phase where run_id = :run")
        .param("run", UUID.fromString(run))
        .update();

    JsonNode jobs = admin.get(BATCH + "/history/" + run).body().get("jobs");

    assertThat(jobs.get("total").asInt()).isZero();
    assertThat(jobs.get("success_rate").isNull()).isTrue();
  }
}
