package dev.sigmasight.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.coredb.CoreDbSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {
  private static final Instant NOW = Instant.parse("2026-01-15T10:00:00.250Z");
  private static final String PASSWORD = "correct horse battery";
  private static final NewAccessToken USUAL = NewAccessToken.of("Desk", 90);

  private static CoreDb db;
  private static Accounts accounts;
  private static AccessTokens tokens;

  @BeforeAll
  static void open() {
    db = new CoreDb(CoreDbSettings.of(TestDatabases.empty()));
    db.migrate();
    ChangeLog changes = new ChangeLog(db);
    accounts = new Accounts(db, new AccountStore(db), new Passwords(), changes);
    tokens = new AccessTokens(db, new AccessTokenStore(db), changes);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  private static Account account() {
    return accounts.create(
        NewAccount.user(UUID.randomUUID() + "@example.com", "Ann"), PASSWORD, NOW);
  }

  private static Problem problemOf(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).problem();
  }

  @Test
  void isGoodForItsAccountUntilItExpires() {
    Account ann = account();

    AccessTokens.Issued issued = tokens.issue(ann.id(), USUAL, NOW);

    Instant end = NOW.plus(Duration.ofDays(90));
    assertThat(issued.token().expiresAt()).isEqualTo(end);
    assertThat(tokens.holder(issued.text(), end.minusMillis(1)).orElseThrow().account())
        .isEqualTo(ann);
    assertThat(tokens.holder(issued.text(), end)).isEmpty();
  }

  @Test
  void hasTheFormOf256RandomBitsAndIsStoredAsItsHashOnly() throws Exception {
    AccessTokens.Issued issued = tokens.issue(account().id(), USUAL, NOW);

    assertThat(issued.text()).matches("sst_[A-Za-z0-9_-]{43}");
    assertThat(Base64.getUrlDecoder().decode(issued.text().substring(4))).hasSize(32);
    assertThat(issued.toString()).doesNotContain(issued.text());
    byte[] stored =
        db.sql("select token_hash from access_token where id = :id")
            .param("id", issued.token().id())
            .query(byte[].class)
            .single();
    assertThat(stored)
        .isEqualTo(
            MessageDigest.getInstance("SHA-256")
                .digest(issued.text().getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void isVoidOnceRevokedAndNobodyElseCanRevokeIt() {
    Account ann = account();
    AccessTokens.Issued issued = tokens.issue(ann.id(), USUAL, NOW);
    UUID id = issued.token().id();

    assertThat(problemOf(() -> tokens.revoke(account().id(), id, NOW)))
        .isInstanceOf(Problem.NotFound.class);
    assertThat(tokens.holder(issued.text(), NOW)).isPresent();

    tokens.revoke(ann.id(), id, NOW);

    assertThat(tokens.holder(issued.text(), NOW)).isEmpty();
    assertThat(tokens.of(ann.id())).isEmpty();
    assertThat(problemOf(() -> tokens.revoke(ann.id(), id, NOW)))
        .isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void isVoidAfterAChangeOfPassword() {
    Account ann = account();
    AccessTokens.Issued before = tokens.issue(ann.id(), USUAL, NOW);

    accounts.changePassword(ann.id(), new PasswordChange(PASSWORD, "another long one"), NOW);
    AccessTokens.Issued after = tokens.issue(ann.id(), USUAL, NOW);

    assertThat(tokens.holder(before.text(), NOW)).isEmpty();
    assertThat(tokens.holder(after.text(), NOW)).isPresent();
  }

  @Test
  void isVoidWhileTheAccountIsNotActive() {
    Account ann = account();
    AccessTokens.Issued issued = tokens.issue(ann.id(), USUAL, NOW);

    db.sql("update account set deactivated_at = now() where id = :id")
        .param("id", ann.id().value())
        .update();

    assertThat(tokens.holder(issued.text(), NOW)).isEmpty();
  }

  @Test
  void remembersWhenItWasUsedToWithinFiveMinutes() {
    Account ann = account();
    AccessTokens.Issued issued = tokens.issue(ann.id(), USUAL, NOW);
    assertThat(tokens.of(ann.id()).getFirst().lastUsedAt()).isNull();

    var _ = tokens.holder(issued.text(), NOW);
    var _ = tokens.holder(issued.text(), NOW.plusSeconds(299));
    assertThat(tokens.of(ann.id()).getFirst().lastUsedAt()).isEqualTo(NOW);

    var _ = tokens.holder(issued.text(), NOW.plusSeconds(301));
    assertThat(tokens.of(ann.id()).getFirst().lastUsedAt()).isEqualTo(NOW.plusSeconds(301));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sst_", "sst_short", "eyJhbGciOiJIUzI1NiJ9.e30.x", "sst_' or 1=1"})
  void refusesWhatIsNoToken(String text) {
    assertThat(tokens.holder(text, NOW)).isEmpty();
  }

  @Test
  void refusesTheFiftyFirst() {
    Account ann = account();
    for (int i = 0; i < 50; i++) {
      tokens.issue(ann.id(), USUAL, NOW);
    }

    assertThat(problemOf(() -> tokens.issue(ann.id(), USUAL, NOW)))
        .isEqualTo(
            new Problem.Conflict(
                "TOO_MANY_TOKENS", "There are 50 access tokens; please delete one first."));
  }

  @Test
  void refusesNamesAndTimesThatWillNotDo() {
    assertThat(
            List.of(
                problemOf(() -> NewAccessToken.of("  ", 90)),
                problemOf(() -> NewAccessToken.of("x".repeat(101), 90)),
                problemOf(() -> NewAccessToken.of("a\nb", 90)),
                problemOf(() -> NewAccessToken.of("Desk", 0)),
                problemOf(() -> NewAccessToken.of("Desk", 366)),
                problemOf(() -> new NewAccessToken("Desk", Set.of(), Duration.ofDays(1)))))
        .allMatch(Problem.InvalidInput.class::isInstance);
  }

  @Test
  void writesDownWhoIssuedAndRevokedItButNotWhatItReadsLike() {
    Account ann = account();
    AccessTokens.Issued issued = tokens.issueByCommand(ann.id(), USUAL, NOW);
    tokens.revoke(ann.id(), issued.token().id(), NOW);

    List<String> lines =
        db.sql(
                """
                select concat_ws(' ', action, actor, detail) from change_log
                where entity = 'access_token' and entity_id = :id order by id
                """)
            .param("id", issued.token().id().toString())
            .query(String.class)
            .list();

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).startsWith("create sigmasight token").contains("Desk", "MCP READ");
    assertThat(lines.get(1)).startsWith("revoke " + ann.email());
    assertThat(lines).noneMatch(line -> line.contains(issued.text()));
  }
}
