package dev.sigmasight.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.option.OptionSymbol;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.ExerciseStyle;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.Instruments;
import dev.sigmasight.server.instrument.Subtype;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final LocalDate DAY = LocalDate.of(2025, 3, 3);

  private static CoreContext core;
  private static Ledger ledger;
  private static Lots lots;
  private static Instruments instruments;

  private AccountId owner = new AccountId(UUID.randomUUID());
  private PortfolioId portfolio = new PortfolioId(UUID.randomUUID());

  @BeforeAll
  static void open() {
    core = CoreContext.at("2026-01-15T15:00:00Z");
    ledger = core.get(Ledger.class);
    lots = core.get(Lots.class);
    instruments = core.get(Instruments.class);
  }

  @AfterAll
  static void close() {
    core.close();
  }

  @BeforeEach
  void createPortfolio() {
    owner = core.newAccount();
    portfolio = new PortfolioId(UUID.randomUUID());
    core.get(CoreDb.class)
        .sql(
            "insert into portfolio (id, account_id, name, account_name) values (:id, :a, 'N', 'A')")
        .param("id", portfolio.value())
        .param("a", owner.value())
        .update();
  }

  private void append(NewLine... lines) {
    ledger.append(portfolio, List.of(lines), Origin.API, owner);
  }

  private static Instrument shares() {
    return instruments.listed("JPM", Subtype.STOCK);
  }

  private static Instrument call() {
    return instruments.option(
        OptionSymbol.parse("JPM251219C00200000"), "JPM", ExerciseStyle.AMERICAN);
  }

  private static BigDecimal of(String number) {
    return new BigDecimal(number);
  }

  private List<String> lines() {
    return ledger.lines(portfolio).stream()
        .map(each -> each.line().kind() + " " + each.origin())
        .toList();
  }

  @Test
  void readsBackEveryPartOfALine() {
    PositionId lot = lots.create(portfolio, shares(), null);
    NewLine buy =
        NewLine.open(DAY, shares(), lot, of("10.12345678"), of("0.00000001"))
            .withFees(of("1.2345"))
            .withNote("a \"quoted\", {braced} \\ note, null");

    append(buy);

    assertThat(ledger.lines(portfolio))
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.line()).isEqualTo(buy);
              assertThat(read.origin()).isEqualTo(Origin.API);
            });
  }

  @Test
  void countsItsChangesAndSaysSinceWhenFiguresAreOutdated() {
    append(NewLine.deposit(DAY, of("100")));
    append(NewLine.deposit(DAY.plusDays(3), of("100")));

    assertThat(ledger.head(portfolio).version()).isEqualTo(2);
    assertThat(ledger.head(portfolio).recomputeFrom()).isEqualTo(DAY);
  }

  @Test
  void keepsNothingOfLinesThatContradictEachOther() {
    PositionId lot = lots.create(portfolio, shares(), null);

    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                append(
                    NewLine.deposit(DAY, of("100")),
                    NewLine.close(DAY, shares(), lot, of("-1"), of("5"))));

    assertThat(refused.problem())
        .isEqualTo(
            new Problem.Conflict(
                "LEDGER_CONTRADICTION",
                "On 2025-03-03 a position in JPM would be closed that is not open."));
    assertThat(lines()).isEmpty();
    assertThat(ledger.head(portfolio).version()).isZero();
  }

  @Test
  void putsACorrectionInThePlaceOfWhatWasWrong() {
    PositionId lot = lots.create(portfolio, shares(), null);
    append(
        NewLine.open(DAY, shares(), lot, of("10"), of("5")),
        NewLine.close(DAY, shares(), lot, of("-10"), of("6")));
    LedgerLine wrong = ledger.lines(portfolio).getFirst();

    ledger.replace(
        portfolio,
        List.of(new Replacement(wrong, NewLine.open(DAY, shares(), lot, of("12"), of("5")))),
        Origin.API,
        owner);

    assertThat(ledger.lines(portfolio))
        .extracting(each -> each.line().kind())
        .containsExactly(TransactionKind.BUY, TransactionKind.SELL);
    assertThat(ledger.lines(portfolio).getFirst().sequence()).isEqualTo(wrong.sequence());
    assertThat(ledger.lastOpening(lot)).map(LedgerLine::sequence).contains(wrong.sequence());
  }

  @Test
  void letsTheBatchWorkOutAgainWhatFollowedFromTheOldState() {
    PositionId option = lots.create(portfolio, call(), null);
    PositionId delivered = lots.create(portfolio, shares(), null);
    append(NewLine.open(DAY, call(), option, of("2"), of("5")));
    ledger.post(
        portfolio,
        List.of(NewLine.deliver(LocalDate.of(2025, 12, 19), call(), option, of("-2"), delivered)));
    assertThat(lines()).containsExactly("OPTION_OPEN API", "OPTION_EXERCISE BATCH");

    append(NewLine.close(LocalDate.of(2025, 12, 1), call(), option, of("-2"), of("9")));

    assertThat(lines()).containsExactly("OPTION_OPEN API", "OPTION_CLOSE API");
  }

  @Test
  void keepsWhatTheBatchWroteWhenNothingContradictsIt() {
    PositionId option = lots.create(portfolio, call(), null);
    append(NewLine.open(DAY, call(), option, of("2"), of("5")));
    ledger.post(portfolio, List.of(NewLine.expire(LocalDate.of(2025, 12, 19), call())));

    append(NewLine.deposit(DAY, of("100")));

    assertThat(lines()).contains("OPTION_EXPIRE BATCH");
  }

  @Test
  void removesLotsWithTheirLinesAndErasesWithoutATrace() {
    PositionId first = lots.create(portfolio, shares(), null);
    PositionId second = lots.create(portfolio, shares(), null);
    append(
        NewLine.open(DAY, shares(), first, of("10"), of("5")),
        NewLine.open(DAY, shares(), second, of("10"), of("5")));

    ledger.remove(portfolio, List.of(first), Instant.parse("2026-01-15T15:00:00Z"));
    boolean erased = ledger.erase(portfolio, second);

    assertThat(erased).isTrue();
    assertThat(lines()).isEmpty();
    assertThat(lots.owned(owner, first).orElseThrow().deletedAt())
        .isEqualTo(Instant.parse("2026-01-15T15:00:00Z"));
    assertThat(lots.owned(owner, second)).isEmpty();
    assertThat(Objects.requireNonNull(ledger.head(portfolio).recomputeFrom())).isEqualTo(DAY);
  }
}
