package dev.sigmasight.server.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.option.OptionSymbol;
import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.ExerciseStyle;
import dev.sigmasight.server.instrument.Holdable;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.Instruments;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.instrument.Subtype;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerLine;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.ledger.Lots;
import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.ledger.Origin;
import dev.sigmasight.server.portfolio.AccountType;
import dev.sigmasight.server.portfolio.NewHolding;
import dev.sigmasight.server.portfolio.NewPortfolio;
import dev.sigmasight.server.portfolio.Portfolios;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PositionsTest {
  private static final Instant NOW = Instant.parse("2026-01-15T15:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
  private static final LocalDate ENTRY = LocalDate.of(2025, 3, 3);
  private static final PositionChange NOTHING =
      new PositionChange(null, null, null, null, null, null, null, null, null);

  private static CoreContext core;
  private static Positions positions;
  private static PositionChanges changes;
  private static PositionDeletion deletion;
  private static Ledger ledger;
  private static CoreDb db;

  private AccountId owner = new AccountId(UUID.randomUUID());
  private PortfolioId portfolio = new PortfolioId(UUID.randomUUID());

  @BeforeAll
  static void open() {
    core = CoreContext.at(NOW.toString());
    positions = core.get(Positions.class);
    changes = core.get(PositionChanges.class);
    deletion = core.get(PositionDeletion.class);
    ledger = core.get(Ledger.class);
    db = core.get(CoreDb.class);
  }

  @AfterAll
  static void close() {
    core.close();
  }

  @BeforeEach
  void signUp() {
    owner = core.newAccount();
    portfolio = newPortfolio("Main");
  }

  private PortfolioId newPortfolio(String accountName) {
    return core.get(Portfolios.class)
        .create(
            owner,
            new NewPortfolio(
                new PortfolioId(UUID.randomUUID()),
                accountName,
                accountName,
                AccountType.TAXABLE,
                null,
                "USD",
                true,
                new BigDecimal("100000"),
                ENTRY),
            Origin.API,
            NOW)
        .id();
  }

  private Position open(Holdable what, String quantity, String price) {
    return positions
        .open(
            owner,
            portfolio,
            List.of(
                NewHolding.held(what, ENTRY, new BigDecimal(quantity), new BigDecimal(price))
                    .withNotes("first")),
            NOW)
        .getFirst();
  }

  private Position openShares(String symbol, String quantity, String price) {
    return open(new Holdable.Listed(symbol, Subtype.STOCK), quantity, price);
  }

  private Position change(Position position, PositionChange change) {
    return changes.change(owner, position.id(), change, NOW);
  }

  private static PositionChange exit(
      @Nullable String price, @Nullable LocalDate date, @Nullable String amount) {
    return new PositionChange(
        null, null, null, null, null, null, decimal(price), date, decimal(amount));
  }

  private static PositionChange quantity(String quantity) {
    return new PositionChange(
        null, new BigDecimal(quantity), null, null, null, null, null, null, null);
  }

  private static PositionChange price(String price) {
    return new PositionChange(
        null, null, new BigDecimal(price), null, null, null, null, null, null);
  }

  private static PositionChange day(String day) {
    LocalDate entry = LocalDate.parse(day);
    return new PositionChange(null, null, null, entry, null, null, null, null, null);
  }

  private static PositionChange symbol(String symbol) {
    return new PositionChange(symbol, null, null, null, null, null, null, null, null);
  }

  private static @Nullable BigDecimal decimal(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }

  private static Problem problemOf(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).problem();
  }

  private List<String> lines() {
    return ledger.lines(portfolio).stream()
        .map(LedgerLine::line)
        .map(
            line ->
                "%s %s %s @ %s"
                    .formatted(line.date(), line.kind(), text(line.quantity()), text(line.price())))
        .toList();
  }

  private static String text(@Nullable BigDecimal number) {
    return number == null ? "-" : number.stripTrailingZeros().toPlainString();
  }

  private BigDecimal cash() {
    LedgerView view = ledger.view(portfolio);
    return Book.empty(view.method()).after(view.transactions()).cash();
  }

  private static long count(String table, PositionId position) {
    return db.sql("select count(*) from " + table + " where id = :id")
        .param("id", position.value())
        .query(Long.class)
        .single();
  }

  @Test
  void opensALongAndAShortPosition() {
    Position bought = openShares("JPM", "10", "100.25");
    Position sold = openShares("MO", "-300", "33.3673");

    assertThat(bought.type()).isEqualTo(PositionType.LONG);
    assertThat(bought.entryPrice()).isEqualByComparingTo("100.25");
    assertThat(bought.identity().createdAt()).isEqualTo(NOW);
    assertThat(bought.identity().notes()).isEqualTo("first");
    assertThat(sold.type()).isEqualTo(PositionType.SHORT);
    assertThat(lines())
        .containsExactly(
            "2025-03-03 DEPOSIT - @ -",
            "2025-03-03 BUY 10 @ 100.25",
            "2025-03-03 SHORT -300 @ 33.3673");
    assertThat(cash()).isEqualByComparingTo("109007.69");
    assertThat(positions.of(owner, portfolio))
        .extracting(Position::id)
        .containsExactlyInAnyOrder(bought.id(), sold.id());
  }

  @Test
  void opensAnOptionWithItsUnderlying() {
    Position sold =
        open(
            new Holdable.Contract(
                OptionSymbol.parse("BRKB261218P00550500"), "BRK-B", ExerciseStyle.AMERICAN),
            "-2",
            "15");

    assertThat(sold.type()).isEqualTo(PositionType.SP);
    assertThat(sold.instrument().option().orElseThrow().underlying()).isEqualTo("BRK-B");
    assertThat(cash()).isEqualByComparingTo("103000");
    assertThat(lines().getLast()).isEqualTo("2025-03-03 OPTION_OPEN -2 @ 15");
  }

  @Test
  void hidesForeignPositionsLikeMissingOnes() {
    PositionId id = openShares("JPM", "10", "100").id();
    AccountId other = core.newAccount();
    Problem missing = new Problem.NotFound("There is no position with this id.");

    assertThat(problemOf(() -> positions.owned(other, id))).isEqualTo(missing);
    assertThat(problemOf(() -> changes.change(other, id, NOTHING, NOW))).isEqualTo(missing);
    assertThat(problemOf(() -> deletion.delete(other, List.of(id), true, NOW))).isEqualTo(missing);
    assertThat(problemOf(() -> positions.owned(owner, new PositionId(UUID.randomUUID()))))
        .isEqualTo(missing);
    assertThat(problemOf(() -> positions.of(other, portfolio)))
        .isInstanceOf(Problem.NotFound.class);
    assertThat(problemOf(() -> positions.open(other, portfolio, List.of(), NOW)))
        .isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void closesAPartAndThenTheRest() {
    Position held = openShares("JPM", "10", "100");

    Position partly = change(held, exit("110", LocalDate.of(2025, 4, 1), "4"));
    Position closed = change(held, exit("120", null, null));

    assertThat(partly.quantity()).isEqualByComparingTo("6");
    assertThat(partly.realised()).isEqualByComparingTo("40");
    assertThat(partly.exit()).isNull();
    assertThat(closed.quantity()).isZero();
    assertThat(closed.isOpen()).isFalse();
    assertThat(closed.realised()).isEqualByComparingTo("160");
    assertThat(closed.entryPrice()).isEqualByComparingTo("100");
    assertThat(closed.exit())
        .satisfies(
            exit -> {
              assertThat(Objects.requireNonNull(exit).date()).isEqualTo(TODAY);
              assertThat(exit.price()).isEqualByComparingTo("120");
            });
    assertThat(lines()).endsWith("2025-04-01 SELL -4 @ 110", "2026-01-15 SELL -6 @ 120");
  }

  @Test
  void coversAShortPosition() {
    Position held = openShares("MO", "-300", "30");

    Position partly =
        change(
            held,
            new PositionChange(
                null,
                new BigDecimal("-100"),
                null,
                null,
                null,
                null,
                new BigDecimal("25"),
                null,
                null));

    assertThat(partly.quantity()).isEqualByComparingTo("-100");
    assertThat(partly.realised()).isEqualByComparingTo("1000");
    assertThat(lines().getLast()).isEqualTo("2026-01-15 COVER 200 @ 25");
  }

  @Test
  void refusesToCloseMoreThanIsHeldAndNamesTheSymbol() {
    Position held = openShares("JPM", "10", "100");

    assertThat(problemOf(() -> change(held, exit("110", null, "10.5"))))
        .isEqualTo(
            new Problem.Conflict(
                "EXCEEDS_HOLDING", "This position holds 10 JPM; 10.5 cannot be closed."));
    assertThat(lines()).hasSize(2);
  }

  @Test
  void refusesARemainderThatIsNoRemainder() {
    Position held = openShares("JPM", "10", "100");

    for (String remainder : List.of("10", "11", "-2")) {
      PositionChange change =
          new PositionChange(
              null,
              new BigDecimal(remainder),
              null,
              null,
              null,
              null,
              new BigDecimal("110"),
              null,
              null);
      assertThat(problemOf(() -> change(held, change)).code()).isEqualTo("EXCEEDS_HOLDING");
    }
    PositionChange both =
        new PositionChange(
            null,
            new BigDecimal("5"),
            null,
            null,
            null,
            null,
            new BigDecimal("110"),
            null,
            new BigDecimal("4"));
    assertThat(problemOf(() -> change(held, both)).code()).isEqualTo("REMAINDER_DIFFERS");
  }

  @Test
  void refusesToCloseTwice() {
    Position held = openShares("JPM", "10", "100");
    change(held, exit("110", null, null));

    assertThat(problemOf(() -> change(held, exit("110", null, null))))
        .isEqualTo(
            new Problem.Conflict("CLOSED_ALREADY", "This position in JPM is closed already."));
    assertThat(problemOf(() -> change(held, quantity("5"))).code()).isEqualTo("CLOSED_ALREADY");
  }

  @Test
  void findsEveryFaultOfAChangeAtOnce() {
    Position held = openShares("JPM", "10", "100");
    PositionChange faulty =
        new PositionChange(
            null,
            null,
            BigDecimal.ZERO,
            null,
            PositionType.SHORT,
            "n".repeat(4001),
            null,
            LocalDate.of(2025, 3, 1),
            new BigDecimal("-1"));

    assertThat(problemOf(() -> change(held, faulty)).faults())
        .extracting(Fault::field)
        .containsExactly(
            "entry_price", "notes", "exit_price", "exit_date", "close_quantity", "position_type");
    assertThat(problemOf(() -> change(held, quantity("0"))).detail())
        .isEqualTo("To close a position, send exit_price.");
    assertThat(problemOf(() -> change(held, exit("1", TODAY.plusDays(1), null))).detail())
        .isEqualTo("The date 2026-01-16 is in the future; today is 2026-01-15.");
  }

  @Test
  void correctsQuantityAndPriceInTheirPlace() {
    Position held = openShares("JPM", "10", "100");
    openShares("MO", "5", "50");
    change(held, exit("110", ENTRY, "4"));

    Position corrected =
        change(
            held,
            new PositionChange(
                null,
                new BigDecimal("8"),
                new BigDecimal("99.5"),
                null,
                PositionType.LONG,
                "typo",
                null,
                null,
                null));

    assertThat(corrected.quantity()).isEqualByComparingTo("8");
    assertThat(corrected.openedQuantity()).isEqualByComparingTo("12");
    assertThat(corrected.entryPrice()).isEqualByComparingTo("99.5");
    assertThat(corrected.identity().notes()).isEqualTo("typo");
    assertThat(lines())
        .containsExactly(
            "2025-03-03 DEPOSIT - @ -",
            "2025-03-03 BUY 12 @ 99.5",
            "2025-03-03 BUY 5 @ 50",
            "2025-03-03 SELL -4 @ 110");
    assertThat(
            db.sql(
                    """
                    select count(*) from ledger_transaction
                    where position_id = :id and deleted_at is not null and quantity = 10
                    """)
                .param("id", held.id().value())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void turnsALongPositionIntoAShortOneWhenTheTypeAgrees() {
    Position held = openShares("JPM", "10", "100");
    PositionChange disagreeing =
        new PositionChange(
            null, new BigDecimal("10"), null, null, PositionType.SHORT, null, null, null, null);
    PositionChange agreeing =
        new PositionChange(
            null, new BigDecimal("-10"), null, null, PositionType.SHORT, null, null, null, null);

    assertThat(problemOf(() -> change(held, disagreeing)).detail())
        .isEqualTo(
            "A quantity of 10 JPM is LONG, not SHORT; change the sign of the quantity, or the"
                + " type.");
    assertThat(change(held, agreeing).type()).isEqualTo(PositionType.SHORT);
    assertThat(lines().getLast()).isEqualTo("2025-03-03 SHORT -10 @ 100");
  }

  @Test
  void refusesACorrectionThatLeavesLessThanWasClosed() {
    Position held = openShares("JPM", "10", "100");
    change(held, exit("110", LocalDate.of(2025, 4, 1), "4"));

    assertThat(problemOf(() -> change(held, quantity("-2"))))
        .isEqualTo(
            new Problem.Conflict(
                "LEDGER_CONTRADICTION", "On 2025-04-01 more JPM would be closed than is held."));
    assertThat(positions.owned(owner, held.id()).quantity()).isEqualByComparingTo("6");
  }

  @Test
  void refusesCorrectionsAndOldTradesAfterASplit() {
    Position held = openShares("JPM", "10", "100");
    Instrument shares = held.instrument();
    long action =
        db.sql(
                """
                insert into corporate_action (symbol, ex_date, kind, split_numerator,
                                              split_denominator, source)
                values ('JPM', '2025-06-02', 'SPLIT', 4, 1, 'csv') returning id
                """)
            .query(Long.class)
            .single();
    ledger.append(
        portfolio,
        List.of(
            NewLine.split(
                shares,
                new CorporateAction.Split(
                    LocalDate.of(2025, 6, 2), BigDecimal.valueOf(4), BigDecimal.ONE),
                action)),
        Origin.BATCH,
        null);

    Position split = positions.owned(owner, held.id());
    assertThat(split.quantity()).isEqualByComparingTo("40");
    assertThat(split.openedQuantity()).isEqualByComparingTo("10");
    assertThat(split.entryPrice()).isEqualByComparingTo("25");
    assertThat(problemOf(() -> change(held, quantity("50"))).code()).isEqualTo("SPLIT_SINCE");
    assertThat(problemOf(() -> change(held, price("90"))).code()).isEqualTo("SPLIT_SINCE");
    assertThat(problemOf(() -> change(held, exit("90", LocalDate.of(2025, 5, 1), "1"))).code())
        .isEqualTo("SPLIT_SINCE");
    assertThat(change(held, quantity("40")).quantity()).isEqualByComparingTo("40");
    assertThat(change(held, price("25")).entryPrice()).isEqualByComparingTo("25");
    assertThat(change(held, exit("30", null, "15")).quantity()).isEqualByComparingTo("25");
  }

  @Test
  void keepsTheCostOfATransferUnknown() {
    Instrument shares = core.get(Instruments.class).listed("JPM", Subtype.STOCK);
    PositionId id = core.get(Lots.class).create(portfolio, shares, null);
    ledger.append(
        portfolio,
        List.of(NewLine.transferIn(ENTRY, shares, id, BigDecimal.TEN, new BigDecimal("100"))),
        Origin.SEED,
        null);

    Position corrected = changes.change(owner, id, price("90"), NOW);

    assertThat(corrected.costKnown()).isFalse();
    assertThat(corrected.realised()).isNull();
    assertThat(corrected.entryPrice()).isEqualByComparingTo("90");
    assertThat(lines().getLast()).isEqualTo("2025-03-03 TRANSFER_IN 10 @ 90");
  }

  @Test
  void correctsASymbolForFiveMinutes() {
    Position held = openShares("JPN", "10", "100");

    assertThat(change(held, symbol("brk.b")).instrument().symbol()).isEqualTo("BRK-B");
    assertThat(
            problemOf(() -> changes.change(owner, held.id(), symbol("JPM"), NOW.plusSeconds(301)))
                .code())
        .isEqualTo("TOO_LATE");
    assertThat(
            changes
                .change(owner, held.id(), symbol("BRK-B"), NOW.plusSeconds(301))
                .instrument()
                .symbol())
        .isEqualTo("BRK-B");
    change(held, exit("110", null, "1"));
    assertThat(problemOf(() -> change(held, symbol("JPM"))).code()).isEqualTo("TRADED_SINCE");
    assertThat(problemOf(() -> change(held, symbol("J P M"))))
        .isInstanceOf(Problem.InvalidInput.class);
  }

  @Test
  void statesTheValueOfAPrivateAssetAtEntryAndCorrectsIt() {
    Position house = open(new Holdable.PrivateAsset("HOUSE", Subtype.REAL_ESTATE), "1", "350000");

    change(house, price("360000"));

    assertThat(
            db.sql("select price from instrument_valuation where instrument_id = :id")
                .param("id", house.instrument().id())
                .query(BigDecimal.class)
                .list())
        .singleElement()
        .satisfies(price -> assertThat(price).isEqualByComparingTo("360000"));
  }

  @Test
  void correctsTheDayOfTheEntryAndPaysItFromThen() {
    Position held = openShares("JPM", "10", "100");
    change(held, exit("110", LocalDate.of(2025, 4, 1), "4"));

    assertThat(change(held, day("2025-02-03")).entryDate()).isEqualTo("2025-02-03");
    assertThat(lines())
        .containsExactly(
            "2025-02-03 DEPOSIT - @ -", "2025-02-03 BUY 10 @ 100", "2025-04-01 SELL -4 @ 110");
    assertThat(ledger.head(portfolio).recomputeFrom()).isEqualTo("2025-02-03");

    change(held, day("2025-03-31"));
    assertThat(lines())
        .containsExactly(
            "2025-03-31 DEPOSIT - @ -", "2025-03-31 BUY 10 @ 100", "2025-04-01 SELL -4 @ 110");
    assertThat(cash()).isEqualByComparingTo("99440");
  }

  @Test
  void keepsTheStartingCapitalWhereAnotherEntryNeedsIt() {
    Position first = openShares("JPM", "10", "100");
    openShares("MO", "5", "50");

    change(first, day("2025-02-03"));
    assertThat(lines().getFirst()).isEqualTo("2025-02-03 DEPOSIT - @ -");
    change(first, day("2025-04-01"));
    assertThat(lines())
        .containsExactly(
            "2025-03-03 DEPOSIT - @ -", "2025-03-03 BUY 5 @ 50", "2025-04-01 BUY 10 @ 100");
  }

  @Test
  void refusesADayOfTheEntryThatCannotBe() {
    Position held = openShares("JPM", "10", "100");
    Position option =
        open(
            new Holdable.Contract(
                OptionSymbol.parse("MO251219C00050000"), "MO", ExerciseStyle.AMERICAN),
            "2",
            "5");
    change(held, exit("110", LocalDate.of(2025, 4, 1), "4"));

    assertThat(problemOf(() -> change(held, day("2025-04-02"))))
        .isEqualTo(
            new Problem.Conflict(
                "LEDGER_CONTRADICTION",
                "On 2025-04-01 a position in JPM would be closed that is not open."));
    assertThat(problemOf(() -> change(held, day("2026-01-16"))).detail())
        .isEqualTo("The date 2026-01-16 is in the future; today is 2026-01-15.");
    assertThat(problemOf(() -> change(option, day("2025-12-20"))).detail())
        .isEqualTo("The option expired on 2025-12-19, before its entry date.");
    assertThat(positions.owned(owner, held.id()).entryDate()).isEqualTo(ENTRY);
  }

  @Test
  void statesTheValueOfAPrivateAssetOnTheCorrectedDay() {
    Position house = open(new Holdable.PrivateAsset("HOUSE", Subtype.REAL_ESTATE), "1", "350000");

    change(house, day("2025-01-02"));

    assertThat(
            db.sql(
                    "select on_date || ' ' || price from instrument_valuation where instrument_id = :id")
                .param("id", house.instrument().id())
                .query(String.class)
                .list())
        .containsExactly("2025-01-02 350000.00000000");
  }

  @Test
  void keepsADeletedPositionReadable() {
    Position held = openShares("JPM", "10", "100");
    change(held, price("101"));
    change(held, exit("110", null, "4"));
    tag(held);

    PositionDeletion.Deleted deleted =
        deletion.delete(owner, List.of(held.id()), false, NOW).getFirst();

    assertThat(deleted.erased()).isFalse();
    assertThat(deleted.symbol()).isEqualTo("JPM");
    Position read = positions.owned(owner, held.id());
    assertThat(read.isDeleted()).isTrue();
    assertThat(read.quantity()).isEqualByComparingTo("10");
    assertThat(read.entryPrice()).isEqualByComparingTo("101");
    assertThat(positions.of(owner, portfolio)).isEmpty();
    assertThat(cash()).isEqualByComparingTo("100000");
    assertThat(core.get(PositionTags.class).of(List.of(held.id()))).isEmpty();
    assertThat(problemOf(() -> deletion.delete(owner, List.of(held.id()), false, NOW)).code())
        .isEqualTo("DELETED");
    assertThat(problemOf(() -> change(held, NOTHING)).code()).isEqualTo("DELETED");
  }

  private void tag(Position position) {
    db.sql(
            """
            with added as (
              insert into tag (account_id, name) values (:owner, 'growth') returning id)
            insert into position_tag (position_id, tag_id) select :position, id from added
            """)
        .param("owner", owner.value())
        .param("position", position.id().value())
        .update();
  }

  @Test
  void erasesAPositionThatWasJustCreated() {
    Position mistake = openShares("JPM", "10", "100");
    tag(mistake);

    assertThat(deletion.delete(owner, List.of(mistake.id()), true, NOW).getFirst().erased())
        .isTrue();

    assertThat(count("position", mistake.id())).isZero();
    assertThat(lines()).hasSize(1);
    assertThat(problemOf(() -> positions.owned(owner, mistake.id())))
        .isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void keepsAnOlderPositionEvenIfItIsToBeErased() {
    Position held = openShares("JPM", "10", "100");

    deletion.delete(owner, List.of(held.id()), true, NOW.plusSeconds(301));

    assertThat(count("position", held.id())).isEqualTo(1);
  }

  @Test
  void keepsAPositionThatWasComputedEvenIfItIsToBeErased() {
    Position held = openShares("JPM", "10", "100");
    db.sql(
            """
            insert into position_snapshot (position_id, on_date, portfolio_id, quantity, price,
              price_date, price_source, market_value, pnl_since_entry)
            values (:position, '2026-01-14', :portfolio, 10, 100, '2026-01-14', 'csv', 1000, 0)
            """)
        .param("position", held.id().value())
        .param("portfolio", portfolio.value())
        .update();

    assertThat(deletion.delete(owner, List.of(held.id()), true, NOW).getFirst().erased()).isFalse();
  }

  @Test
  void deletesPositionsOfSeveralPortfoliosAllOrNone() {
    Position first = openShares("JPM", "10", "100");
    PortfolioId main = portfolio;
    portfolio = newPortfolio("Second");
    Position second = openShares("MO", "10", "50");
    PositionId missing = new PositionId(UUID.randomUUID());

    assertThat(
            problemOf(
                () ->
                    deletion.delete(owner, List.of(first.id(), second.id(), missing), false, NOW)))
        .isInstanceOf(Problem.NotFound.class);
    assertThat(positions.of(owner, main)).hasSize(1);

    assertThat(deletion.delete(owner, List.of(first.id(), second.id(), first.id()), false, NOW))
        .extracting(PositionDeletion.Deleted::symbol)
        .containsExactly("JPM", "MO");
    assertThat(positions.of(owner, main)).isEmpty();
    assertThat(positions.of(owner, portfolio)).isEmpty();
  }

  @Test
  void deletesAnOptionWithTheSharesItDeliveredAndNotTheReverse() {
    Position option =
        open(
            new Holdable.Contract(
                OptionSymbol.parse("JPM251219C00200000"), "JPM", ExerciseStyle.AMERICAN),
            "2",
            "5");
    LocalDate expiry = LocalDate.of(2025, 12, 19);
    Instrument shares = core.get(Instruments.class).listed("JPM", Subtype.STOCK);
    PositionId delivered = core.get(Lots.class).create(portfolio, shares, null);
    ledger.append(
        portfolio,
        List.of(
            NewLine.deliver(
                expiry, option.instrument(), option.id(), new BigDecimal("-2"), delivered)),
        Origin.BATCH,
        null);

    Position received = positions.owned(owner, delivered);
    assertThat(received.quantity()).isEqualByComparingTo("200");
    assertThat(received.entryPrice()).isEqualByComparingTo("200");
    assertThat(received.entryDate()).isEqualTo(expiry);
    assertThat(positions.owned(owner, option.id()).exit())
        .isEqualTo(new Position.Exit(expiry, null));
    assertThat(problemOf(() -> change(received, price("1"))).code())
        .isEqualTo("DELIVERED_BY_OPTION");
    assertThat(problemOf(() -> deletion.delete(owner, List.of(delivered), false, NOW)).code())
        .isEqualTo("DELIVERED_BY_OPTION");

    deletion.delete(owner, List.of(option.id()), true, NOW);
    assertThat(positions.of(owner, portfolio)).isEmpty();
    assertThat(positions.owned(owner, delivered).isDeleted()).isTrue();
  }

  @Test
  void countsAnExercisedOptionAsClosed() {
    Position option =
        open(
            new Holdable.Contract(
                OptionSymbol.parse("MO251219C00050000"), "MO", ExerciseStyle.AMERICAN),
            "2",
            "5");
    Instrument shares = core.get(Instruments.class).listed("MO", Subtype.STOCK);
    PositionId delivered = core.get(Lots.class).create(portfolio, shares, null);
    ledger.append(
        portfolio,
        List.of(
            NewLine.deliver(
                LocalDate.of(2025, 12, 19),
                option.instrument(),
                option.id(),
                new BigDecimal("-2"),
                delivered)),
        Origin.BATCH,
        null);

    assertThat(problemOf(() -> change(option, exit("9", LocalDate.of(2025, 12, 1), null))).code())
        .isEqualTo("CLOSED_ALREADY");
  }

  @Test
  void remembersWhoChangedWhat() {
    Position held = openShares("JPM", "10", "100");
    change(held, exit("110", null, "4"));
    deletion.delete(owner, List.of(held.id()), false, NOW);

    assertThat(
            db.sql(
                    """
                    select action || ' ' || actor_id || ' ' || (detail ->> 'close_quantity' is not null)
                    from change_log where entity = 'position' and entity_id = :id order by id
                    """)
                .param("id", held.id().toString())
                .query(String.class)
                .list())
        .containsExactly(
            "create " + owner + " false",
            "update " + owner + " true",
            "delete " + owner + " false");
  }
}
