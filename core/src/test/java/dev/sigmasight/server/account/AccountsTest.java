package dev.sigmasight.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.coredb.CoreDbSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTest {
  private static final Instant NOW = Instant.parse("2026-01-15T10:00:00.250Z");
  private static final String PASSWORD = "correct horse battery";

  private static CoreDb db;
  private static Accounts accounts;
  private static Tokens tokens;

  @BeforeAll
  static void open() {
    db = new CoreDb(CoreDbSettings.of(TestDatabases.empty()));
    db.migrate();
    ChangeLog changes = new ChangeLog(db);
    accounts = new Accounts(db, new AccountStore(db), new Passwords(), changes);
    tokens = new Tokens(db, changes);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void signsInWithoutRegardToTheCaseOfTheEmail() {
    Account ann = accounts.create(NewAccount.user("Ann@Example.com", " Ann Lee "), PASSWORD, NOW);

    assertThat(ann)
        .isEqualTo(new Account(ann.id(), "ann@example.com", "Ann Lee", Role.USER, true, NOW));
    assertThat(accounts.authenticate(" ANN@EXAMPLE.COM", PASSWORD)).isEqualTo(ann);
    assertThat(accounts.byEmail("aNN@example.com")).contains(ann);
    assertThat(accounts.byId(ann.id())).contains(ann);
  }

  @Test
  void refusesAnEmailThatDiffersOnlyInCase() {
    accounts.create(NewAccount.user("bob@example.com", "Bob"), PASSWORD, NOW);

    assertThat(
            problemOf(
                () -> accounts.create(NewAccount.user("BOB@example.com", "Bob"), PASSWORD, NOW)))
        .isEqualTo(new Problem.Conflict("EMAIL_TAKEN", "This e-mail is already registered."));
  }

  @Test
  void answersAnUnknownEmailLikeAWrongPassword() {
    accounts.create(NewAccount.user("cid@example.com", "Cid"), PASSWORD, NOW);

    Problem wrong = problemOf(() -> accounts.authenticate("cid@example.com", "wrong password"));
    Problem unknown = problemOf(() -> accounts.authenticate("nobody@example.com", PASSWORD));

    assertThat(unknown)
        .isEqualTo(wrong)
        .isEqualTo(new Problem.Unauthenticated("Incorrect email or password."));
  }

  @Test
  void comparesNoMoreThanBcryptLooksAt() {
    String longest = "abcdefgh".repeat(9);
    accounts.create(NewAccount.user("dan@example.com", "Dan"), longest, NOW);

    assertThat(accounts.authenticate("dan@example.com", longest).fullName()).isEqualTo("Dan");
    assertThat(problemOf(() -> accounts.authenticate("dan@example.com", longest + "x")))
        .isInstanceOf(Problem.Unauthenticated.class);
  }

  @Test
  void letsADeactivatedAccountNeitherSignInNorUseATokenOfBefore() {
    Account eve = accounts.create(NewAccount.user("eve@example.com", "Eve"), PASSWORD, NOW);
    db.sql("update account set deactivated_at = now() where id = :id")
        .param("id", eve.id().value())
        .update();

    assertThat(problemOf(() -> accounts.authenticate("eve@example.com", PASSWORD)))
        .isEqualTo(new Problem.Unauthenticated("This account is deactivated."));
    assertThat(tokens.holder(eve.id(), UUID.randomUUID(), NOW)).isEmpty();
  }

  @Test
  void namesEveryFaultOfANewAccountAtOnce() {
    Problem problem =
        problemOf(() -> accounts.create(NewAccount.user("nothing", "\u0007"), "short", NOW));

    assertThat(problem.faults())
        .containsExactly(
            new Fault("email", "is not an e-mail address", "EMAIL", 0, ""),
            new Fault("full_name", "must not contain control characters", "NAME", 0, ""),
            new Fault("password", "must have at least 12 characters", "PASSWORD", 0, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "elevenchars,must have at least 12 characters",
    "Fay@example.com,must not be the e-mail or the name",
    "Fay Wong-Miller,must not be the e-mail or the name",
    "PassWord1234,is too easy to guess",
    "ababababababab,is too easy to guess",
    "äääääääääääääääääääääääääääääääääääää-abcd,must have at most 72 bytes",
  })
  void refusesAPasswordThatIsEasyToGuess(String password, String why) {
    NewAccount fay = NewAccount.user("fay@example.com", "Fay Wong-Miller");

    assertThat(problemOf(() -> accounts.create(fay, password, NOW)).faults())
        .extracting(Fault::message)
        .isEqualTo(List.of(why));
  }

  @Test
  void takesAWeakPasswordOnlyWhenAskedTo() {
    AccountId id = new AccountId(UUID.randomUUID());
    NewAccount demo = new NewAccount(id, "demo@example.com", "Demo", Role.ADMIN);

    assertThat(problemOf(() -> accounts.create(demo, "demo12345", NOW)))
        .isInstanceOf(Problem.InvalidInput.class);
    assertThat(accounts.createWithWeakPassword(demo, "demo12345", NOW).role())
        .isEqualTo(Role.ADMIN);
    assertThat(accounts.authenticate("demo@example.com", "demo12345").id()).isEqualTo(id);
  }

  @Test
  void voidsTokensOfBeforeAChangeOfPasswordEvenInTheSameSecond() {
    Account gus = accounts.create(NewAccount.user("gus@example.com", "Gus"), PASSWORD, NOW);
    Instant second = Instant.parse("2026-01-15T10:00:00Z");
    UUID token = UUID.randomUUID();
    assertThat(tokens.holder(gus.id(), token, second).map(Tokens.Holder::account)).contains(gus);

    accounts.changePassword(gus.id(), new PasswordChange(PASSWORD, "another long one"), NOW);

    assertThat(tokens.holder(gus.id(), token, second)).isEmpty();
    assertThat(
            tokens.holder(gus.id(), token, tokens.goodFrom(gus.id())).map(Tokens.Holder::account))
        .contains(gus);
    assertThat(accounts.authenticate("gus@example.com", "another long one")).isEqualTo(gus);
  }

  @Test
  void changesNoPasswordWithoutTheCurrentOne() {
    Account hal = accounts.create(NewAccount.user("hal@example.com", "Hal"), PASSWORD, NOW);

    assertThat(
            problemOf(
                () ->
                    accounts.changePassword(
                        hal.id(), new PasswordChange("guess", "another long one"), NOW)))
        .isEqualTo(Problem.InvalidInput.of("current_password", "The current password is wrong."));
  }

  @Test
  void remembersASignedOutTokenUntilItHasExpired() {
    Account ida = accounts.create(NewAccount.user("ida@example.com", "Ida"), PASSWORD, NOW);
    UUID token = UUID.randomUUID();
    Instant expiry = NOW.plusSeconds(60);

    tokens.revoke(ida.id(), token, expiry);
    tokens.revoke(ida.id(), token, expiry);

    assertThat(tokens.holder(ida.id(), token, NOW)).isEmpty();
    assertThat(tokens.holder(ida.id(), UUID.randomUUID(), NOW).map(Tokens.Holder::account))
        .contains(ida);
    assertThat(tokens.forgetExpired(expiry)).isZero();
    assertThat(tokens.forgetExpired(expiry.plusSeconds(1))).isOne();
  }

  @Test
  void writesDownWhoDidWhat() {
    Account joe = accounts.create(NewAccount.admin("joe@example.com", "Joe"), PASSWORD, NOW);
    new ChangeLog(db)
        .byCommand(
            "sigmasight admin create",
            new Change("promote", "account", joe.id().toString(), Map.of()));

    assertThat(
            db.sql(
                    """
                    select actor || ': ' || action || ' ' || detail from change_log
                    where entity = 'account' and entity_id = :id order by id
                    """)
                .param("id", joe.id().toString())
                .query(String.class)
                .list())
        .containsExactly(
            "joe@example.com: create {\"role\": \"ADMIN\"}", "sigmasight admin create: promote {}");
  }

  @Test
  void printsNoSecret() {
    assertThat(new PasswordChange("one", "two")).hasToString("PasswordChange");
  }

  private static Problem problemOf(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).problem();
  }
}
