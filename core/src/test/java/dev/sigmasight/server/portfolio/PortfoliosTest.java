package dev.sigmasight.server.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Holdable;
import dev.sigmasight.server.instrument.Subtype;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerLine;
import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.ledger.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortfoliosTest {
  private static final Instant NOW = Instant.parse("2026-01-15T15:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
  private static final PortfolioChange NO_CHANGE =
      new PortfolioChange(null, null, null, null, null, null, null, null);

  private static CoreContext core;
  private static Portfolios portfolios;
  private static Openings openings;
  private static Ledger ledger;

  private AccountId owner = new AccountId(UUID.randomUUID());

  @BeforeAll
  static void open() {
    core = CoreContext.at(NOW.toString());
    portfolios = core.get(Portfolios.class);
    openings = core.get(Openings.class);
    ledger = core.get(Ledger.class);
  }

  @AfterAll
  static void close() {
    core.close();
  }

  @BeforeEach
  void signUp() {
    owner = core.newAccount();
  }

  private static NewPortfolio wanted(String accountName, @Nullable String equity) {
    return new NewPortfolio(
        new PortfolioId(UUID.randomUUID()),
        " Growth ",
        accountName,
        AccountType.IRA,
        " ",
        "USD",
        true,
        equity == null ? null : new BigDecimal(equity),
        TODAY);
  }

  private Portfolio create(String accountName, @Nullable String equity) {
    return portfolios.create(owner, wanted(accountName, equity), Origin.API, NOW);
  }

  private Portfolio equity(Portfolio of, String equity) {
    return portfolios.change(
        owner,
        of.id(),
        new PortfolioChange(null, null, null, null, null, new BigDecimal(equity), null, null),
        NOW);
  }

  private Portfolio active(Portfolio of, boolean active) {
    return portfolios.change(
        owner, of.id(), new PortfolioChange(null, null, null, null, null, null, null, active), NOW);
  }

  private static NewHolding holding(LocalDate entry) {
    return NewHolding.held(
        new Holdable.Listed("JPM", Subtype.STOCK),
        entry,
        new BigDecimal("10"),
        new BigDecimal("100"));
  }

  private static Problem problemOf(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).problem();
  }

  private static List<NewLine> lines(Portfolio of) {
    return ledger.lines(of.id()).stream().map(LedgerLine::line).toList();
  }

  private static List<String> actions(Portfolio of) {
    return core.get(CoreDb.class)
        .sql(
            "select action || ' ' || detail::text from change_log where entity_id = :id order by id")
        .param("id", of.id().toString())
        .query(String.class)
        .list();
  }

  @Test
  void depositsTheStartingCapitalOnTheFirstDay() {
    Portfolio created = create("Main", "150000");

    assertThat(created.name()).isEqualTo("Growth");
    assertThat(created.description()).isNull();
    assertThat(created.createdAt()).isEqualTo(NOW);
    assertThat(lines(created))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.date()).isEqualTo(TODAY);
              assertThat(line.amount()).isEqualByComparingTo("150000");
            });
    assertThat(actions(created)).singleElement().asString().startsWith("create ");
  }

  @Test
  void writesNothingToTheLedgerWithoutStartingCapital() {
    assertThat(lines(create("Unknown", null))).isEmpty();
    assertThat(lines(create("None", "0"))).isEmpty();
  }

  @Test
  void refusesAnAccountNameThatDiffersOnlyInCase() {
    create("Main", null);

    assertThat(problemOf(() -> create(" MAIN", null)))
        .isEqualTo(
            new Problem.Conflict(
                "ERR_PORT_001",
                "You already have a portfolio with the account name \"MAIN\"; choose another one."));
    assertThat(problemOf(() -> rename(create("Second", null), "main")))
        .isInstanceOf(Problem.Conflict.class);
  }

  private Portfolio rename(Portfolio of, String accountName) {
    return portfolios.change(
        owner,
        of.id(),
        new PortfolioChange(null, accountName, null, null, null, null, null, null),
        NOW);
  }

  @Test
  void freesTheAccountNameOfADeletedPortfolio() {
    Portfolio first = create("Main", null);
    create("Other", null);
    portfolios.delete(owner, first.id(), NOW);

    assertThat(create("main", null).accountName()).isEqualTo("main");
  }

  @Test
  void letsTwoAccountsUseTheSameName() {
    create("Main", null);
    owner = core.newAccount();

    assertThat(create("Main", null).owner()).isEqualTo(owner);
  }

  @Test
  void letsOneOfTwoSimultaneousRequestsWin() throws InterruptedException {
    Callable<Portfolio> request = () -> create("Raced", "1000");
    List<Future<Portfolio>> answers;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = threads.invokeAll(List.of(request, request, request, request));
    }

    assertThat(answers.stream().filter(answer -> answer.state() == Future.State.SUCCESS))
        .hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.state() == Future.State.FAILED))
        .hasSize(3)
        .allSatisfy(
            answer ->
                assertThat(answer.exceptionNow())
                    .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("ERR_PORT_001")));
  }

  @Test
  void hidesForeignPortfoliosLikeMissingOnes() {
    PortfolioId id = create("Main", null).id();
    AccountId other = core.newAccount();
    Problem missing = new Problem.NotFound("There is no portfolio with this id.");

    assertThat(problemOf(() -> portfolios.owned(other, id))).isEqualTo(missing);
    assertThat(problemOf(() -> portfolios.kept(other, id))).isEqualTo(missing);
    assertThat(problemOf(() -> portfolios.change(other, id, NO_CHANGE, NOW))).isEqualTo(missing);
    assertThat(problemOf(() -> portfolios.delete(other, id, NOW))).isEqualTo(missing);
    assertThat(problemOf(() -> portfolios.owned(owner, new PortfolioId(UUID.randomUUID()))))
        .isEqualTo(missing);
    assertThat(portfolios.of(other, true)).isEmpty();
  }

  @Test
  void listsInactiveAndDeletedPortfoliosOnlyWhenAsked() {
    Portfolio first = create("First", null);
    Portfolio second = create("Second", null);
    Portfolio third = create("Third", null);
    active(second, false);
    portfolios.delete(owner, third.id(), NOW);

    assertThat(portfolios.of(owner, false)).extracting(Portfolio::id).containsExactly(first.id());
    assertThat(portfolios.of(owner, true))
        .extracting(Portfolio::accountName)
        .containsExactlyInAnyOrder("First", "Second", "Third");
    assertThat(portfolios.owned(owner, third.id()).deletedAt()).isEqualTo(NOW);
    assertThat(portfolios.owned(owner, third.id()).active()).isFalse();
  }

  @Test
  void keepsTheLastActivePortfolio() {
    Portfolio only = create("Only", null);
    Portfolio idle = create("Idle", null);
    active(idle, false);

    assertThat(problemOf(() -> portfolios.delete(owner, only.id(), NOW)).code())
        .isEqualTo("LAST_ACTIVE_PORTFOLIO");
    assertThat(problemOf(() -> active(only, false)).code()).isEqualTo("LAST_ACTIVE_PORTFOLIO");
    assertThat(portfolios.delete(owner, idle.id(), NOW).deletedAt()).isEqualTo(NOW);
  }

  @Test
  void treatsADeletedPortfolioAsMissingForChanges() {
    Portfolio deleted = create("Gone", null);
    create("Kept", null);
    portfolios.delete(owner, deleted.id(), NOW);

    assertThat(problemOf(() -> portfolios.delete(owner, deleted.id(), NOW)))
        .isInstanceOf(Problem.NotFound.class);
    assertThat(problemOf(() -> active(deleted, true))).isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void changesOnlyWhatIsNamedAndRemembersIt() {
    Portfolio created = create("Main", "1000");

    Portfolio changed =
        portfolios.change(
            owner,
            created.id(),
            new PortfolioChange(
                "Income", null, AccountType.TRUST, "for the children", "eur", null, null, null),
            NOW.plusSeconds(60));

    assertThat(changed.name()).isEqualTo("Income");
    assertThat(changed.accountName()).isEqualTo("Main");
    assertThat(changed.accountType()).isEqualTo(AccountType.TRUST);
    assertThat(changed.description()).isEqualTo("for the children");
    assertThat(changed.currency()).isEqualTo("EUR");
    assertThat(changed.initialEquity()).isEqualByComparingTo("1000");
    assertThat(actions(created).getLast())
        .startsWith("update ")
        .contains("\"name\": \"Growth → Income\"")
        .doesNotContain("account_name");
  }

  @Test
  void keepsLimitsUntilTheyAreChangedTogetherAndRemembersEach() {
    Portfolio created = create("Main", "1000");
    assertThat(created.limits()).isEqualTo(ExposureLimits.NONE);

    Portfolio limited =
        limits(created, new ExposureLimits(new BigDecimal("1.50"), new BigDecimal("-0.2"), null));
    assertThat(limited.limits().grossMax()).isEqualByComparingTo("1.5");
    assertThat(limited.limits().netMin()).isEqualByComparingTo("-0.2");
    assertThat(limited.limits().netMax()).isNull();
    assertThat(actions(created).getLast())
        .contains("\"gross_exposure_max\": \" → 1.5\"", "\"net_exposure_min\": \" → -0.2\"")
        .doesNotContain("net_exposure_max");

    assertThat(equity(created, "2000").limits()).isEqualTo(limited.limits());
    assertThat(limits(created, ExposureLimits.NONE).limits()).isEqualTo(ExposureLimits.NONE);
    assertThat(actions(created).getLast()).contains("\"gross_exposure_max\": \"1.5 → \"");
  }

  private Portfolio limits(Portfolio of, ExposureLimits limits) {
    return portfolios.change(
        owner, of.id(), new PortfolioChange(null, null, null, null, null, null, limits, null), NOW);
  }

  @Test
  void correctsTheStartingCapitalInItsPlace() {
    Portfolio created = create("Main", "1000");
    openings.open(created, List.of(holding(TODAY)), Origin.API, NOW);

    Portfolio changed = equity(created, "2500.5");

    assertThat(changed.initialEquity()).isEqualByComparingTo("2500.5");
    assertThat(lines(created).getFirst().amount()).isEqualByComparingTo("2500.5");
    assertThat(lines(created)).hasSize(2);
  }

  @Test
  void addsStartingCapitalThatWasNotKnownOnTheDayOfTheFirstLine() {
    Portfolio created = create("Main", null);
    openings.open(created, List.of(holding(LocalDate.of(2025, 3, 3))), Origin.API, NOW);

    equity(created, "5000");

    assertThat(lines(created)).extracting(NewLine::date).containsOnly(LocalDate.of(2025, 3, 3));
  }

  @Test
  void leavesTheStartingCapitalAloneOnceOtherFlowsWereRecorded() {
    Portfolio created = create("Main", "1000");
    ledger.append(created.id(), List.of(NewLine.deposit(TODAY, BigDecimal.TEN)), Origin.API, owner);

    assertThat(problemOf(() -> equity(created, "2000")).code()).isEqualTo("CAPITAL_CHANGED_SINCE");
    assertThat(portfolios.owned(owner, created.id()).initialEquity()).isEqualByComparingTo("1000");
    assertThat(equity(created, "1000.00").initialEquity()).isEqualByComparingTo("1000");
  }

  @Test
  void refusesToCorrectTheStartingCapitalToNothing() {
    Portfolio created = create("Main", "1000");

    assertThat(problemOf(() -> equity(created, "0"))).isInstanceOf(Problem.InvalidInput.class);
  }

  @Test
  void movesTheStartingCapitalBackToTheFirstPosition() {
    Portfolio created = create("Main", "1000");
    LocalDate earlier = LocalDate.of(2025, 6, 2);

    openings.open(created, List.of(holding(TODAY), holding(earlier)), Origin.API, NOW);

    assertThat(lines(created)).extracting(NewLine::date).containsExactly(earlier, earlier, TODAY);
    assertThat(ledger.head(created.id()).recomputeFrom()).isEqualTo(earlier);
  }

  @Test
  void numbersTheLotsOfOneInstrument() throws ExecutionException, InterruptedException {
    Portfolio created = create("Main", "1000");
    Runnable open =
        () -> openings.open(created, List.of(holding(TODAY), holding(TODAY)), Origin.API, NOW);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var both = List.of(threads.submit(open), threads.submit(open));
      for (Future<?> each : both) {
        each.get();
      }
    }

    assertThat(
            core.get(CoreDb.class)
                .sql("select lot_number from position where portfolio_id = :id order by 1")
                .param("id", created.id().value())
                .query(Integer.class)
                .list())
        .containsExactly(1, 2, 3, 4);
  }
}
