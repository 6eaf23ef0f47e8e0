package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers are given again only while they would come out the same. */
class KeptAnswersTest {
  private static final TestServer server = TestServer.start();
  private static final String ROUTE = "/api/v1/data/portfolio/{id}/complete";

  private final Client owner = server.signedIn(server.account(Role.USER));
  private String portfolio;
  private String complete;

  @BeforeEach
  void open() {
    portfolio =
        owner
            .postText(
                "/api/v1/portfolios",
                "{\"name\": \"N\", \"account_name\": \"A\", \"equity_balance\": 1000}")
            .text("id");
    complete = "/api/v1/data/portfolio/" + portfolio + "/complete";
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void readsNothingButTheTokenTheSecondTime() {
    var twice = askTwiceInOneState();
    var first = twice.getFirst();
    var second = twice.getLast();

    assertThat(first.statements()).isGreaterThan(1);
    assertThat(second.statements()).isEqualTo(1);
    assertThat(second.answer().text()).isEqualTo(first.answer().text());
    assertThat(second.answer().header("ETag")).isEqualTo(first.answer().header("ETag"));
    assertThat(second.answer().header("Content-Type"))
        .isEqualTo(first.answer().header("Content-Type"));
  }

  /**
   * A server that has just started still reads its knowledge, and autovacuum runs when it likes: a
   * pair with a transaction in between tells nothing.
   */
  private List<StatementsOf.Counted> askTwiceInOneState() {
    long last = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    for (int attempt = 0; System.nanoTime() < last; attempt++) {
      String asked = complete + "?attempt=" + attempt;
      String before = state();
      var first = new StatementsOf(server, owner).ask(asked, ROUTE);
      var second = new StatementsOf(server, owner).ask(asked, ROUTE);
      if (state().equals(before)) {
        return List.of(first, second);
      }
    }
    throw new AssertionError("for a minute a transaction ended between any two requests");
  }

  private String state() {
    return server
        .core()
        .sql("select cast(pg_current_snapshot() as text)")
        .query(String.class)
        .single();
  }

  @Test
  void answersThatNothingHasChanged() {
    Answer first = owner.get(complete);

    assertThat(owner.with("If-None-Match", first.header("ETag")).get(complete).status())
        .isEqualTo(304);
  }

  @Test
  void seesWhatTheOwnerChanges() {
    owner.get(complete);
    owner.sendText("PUT", "/api/v1/portfolios/" + portfolio, "{\"name\": \"Other\"}");

    assertThat(owner.get(complete).body().at("/portfolio/name").asString()).isEqualTo("Other");
  }

  @Test
  void seesWhatAnybodyElseChangesInTheDatabase() {
    owner.get(complete);
    server
        .core()
        .sql("update portfolio set name = 'Elsewhere' where id = '%s'".formatted(portfolio))
        .update();

    assertThat(owner.get(complete).body().at("/portfolio/name").asString()).isEqualTo("Elsewhere");
  }

  @Test
  void seesNothingOfAChangeThatIsNotCommittedAndThenAllOfIt() {
    owner.get(complete);
    server
        .core()
        .inTransaction(
            () -> {
              server
                  .core()
                  .sql("update portfolio set name = 'Late' where id = '%s'".formatted(portfolio))
                  .update();
              assertThat(owner.get(complete).body().at("/portfolio/name").asString())
                  .isEqualTo("N");
            });

    assertThat(owner.get(complete).body().at("/portfolio/name").asString()).isEqualTo("Late");
  }

  @Test
  void isForTheSameAccountOnly() {
    Client other = server.signedIn(server.account(Role.USER));
    owner.get(complete);

    assertThat(other.get(complete).status()).isEqualTo(404);
    assertThat(server.anonymous().get(complete).status()).isEqualTo(401);
  }

  @Test
  void isForTheSameQuestionOnly() {
    owner.get(complete);

    assertThat(owner.get(complete + "?include_holdings=false").body().get("holdings").isNull())
        .isTrue();
  }

  @Test
  void isAskedAgainInTheNextMinute() {
    String first = owner.get(complete).text();
    server.clock().advance(Duration.ofMinutes(1));

    assertThat(owner.get(complete).text()).isNotEqualTo(first);
  }
}
