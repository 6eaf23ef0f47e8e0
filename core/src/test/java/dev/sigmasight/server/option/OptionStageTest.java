package dev.sigmasight.server.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.option.OptionQuote;
import dev.sigmasight.market.option.OptionRight;
import dev.sigmasight.market.option.OptionSymbol;
import dev.sigmasight.market.provider.Reply;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.quant.option.AmericanOption;
import dev.sigmasight.quant.option.AmericanValue;
import dev.sigmasight.quant.option.BlackScholesMerton;
import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.ExerciseStyle;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.Instruments;
import dev.sigmasight.server.instrument.Subtype;
import dev.sigmasight.server.marketdata.PriceImport;
import dev.sigmasight.server.marketdata.PriceSources;
import dev.sigmasight.server.onboarding.ImportRequest;
import dev.sigmasight.server.onboarding.PortfolioImport;
import dev.sigmasight.server.rate.RateSources;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Universe;
import dev.sigmasight.server.stage.Window;
import dev.sigmasight.server.valuation.Mark;
import dev.sigmasight.server.valuation.MarkSource;
import dev.sigmasight.server.valuation.PriceQuality;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Quotes of options held, from the chain to the value, on a real database. */
class OptionStageTest {
  private static final TradingCalendar NYSE = TradingCalendar.nyse();
  private static final LocalDate SESSION = LocalDate.of(2025, 1, 31);
  private static final LocalDate EXPIRY = LocalDate.of(2025, 6, 20);
  private static final String EVENING = "2025-01-31T23:00:00Z";
  private static final String NOON = "2025-01-31T17:00:00Z";
  private static final Instant AT_CLOSE = Instant.parse("2025-01-31T20:59:00Z");
  private static final Instant DAY_BEFORE = Instant.parse("2025-01-30T20:59:00Z");
  private static final String CALL = "AAA250620C00100000";
  private static final String PUT = "AAA250620P00120000";
  private static final double YEARS = 140 / 365.0;

  private final DatabaseUrl database = TestDatabases.copyOf("core", CoreContext::migrate);
  private final ScriptedChain polygon = new ScriptedChain("polygon");
  private final ScriptedChain yahoo = new ScriptedChain("yahoo");
  private final Map<String, Outcome> outcomes = new TreeMap<>();
  private CoreContext core = open(EVENING);

  @BeforeEach
  void holdsACallAndAPut() throws IOException {
    importPrices();
    hold("AAA", CALL + ",5,6,2025-01-02\n" + PUT + ",-2,20,2025-01-02\n");
  }

  @AfterEach
  void close() {
    core.close();
  }

  private CoreContext open(String now) {
    return CoreContext.at(
        now,
        database,
        new PriceSources(List.of()),
        new OptionSources(List.of(polygon, yahoo)),
        new RateSources(List.of()));
  }

  private void at(String now) {
    core.close();
    core = open(now);
  }

  /** Closes that swing by one per cent around 100, back at 100 on the session. */
  private void importPrices() throws IOException {
    StringBuilder file = new StringBuilder("date,AAA\n");
    List<LocalDate> sessions = NYSE.sessions(LocalDate.of(2024, 9, 3), LocalDate.of(2025, 1, 31));
    for (int i = 0; i < sessions.size(); i++) {
      boolean even = (sessions.size() - 1 - i) % 2 == 0;
      file.append(sessions.get(i)).append(even ? ",100\n" : ",101\n");
    }
    var _ =
        core.get(PriceImport.class)
            .importFile(
                new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)),
                PriceImport.Options.upTo(SESSION));
  }

  private void hold(String name, String positions) {
    AccountId owner = core.newAccount();
    String file =
        "Symbol,Quantity,Entry Price Per Share,Entry Date,Investment Class,Investment Subtype,"
            + "Underlying Symbol,Strike Price,Expiration Date,Option Type\n"
            + positions.replaceAll("(?m)$", ",,,,,,").replaceAll("(?m)^,,,,,,$", "");
    var _ =
        core.get(PortfolioImport.class)
            .create(
                owner,
                new ImportRequest(
                    name,
                    name,
                    null,
                    "100000",
                    null,
                    new ImportRequest.File("f.csv", file.getBytes(StandardCharsets.UTF_8))),
                Instant.parse(EVENING));
  }

  private Outcome run() {
    Universe universe = new Universe(new TreeMap<>(Map.of("AAA", LocalDate.of(2025, 1, 2))));
    Window window = new Window(null, SESSION);
    OptionStage stage = core.get(OptionStage.class);
    outcomes.clear();
    stage.run(stage.due(universe, window), universe, window, outcomes::putAll);
    return outcomes.getOrDefault("AAA", new Outcome.Skipped("not due"));
  }

  private List<String> rows() {
    return core.get(CoreDb.class)
        .sql(
            """
            select concat_ws(' ', symbol, trim_scale(mark), mark_kind, volatility_status, source,
              case when is_final then 'final' else 'provisional' end)
            from option_quote join instrument on id = instrument_id order by symbol
            """)
        .query(String.class)
        .list();
  }

  private Instrument contract(String symbol) {
    long id =
        core.get(CoreDb.class)
            .sql("select id from instrument where symbol = :symbol")
            .param("symbol", symbol)
            .query(Long.class)
            .single();
    return Objects.requireNonNull(core.get(Instruments.class).byIds(List.of(id)).get(id));
  }

  private Mark mark(String symbol, LocalDate day) {
    Instrument contract = contract(symbol);
    return core.get(MarkSource.class).load(List.of(contract), day, day).on(contract, day).get();
  }

  private static EuropeanOption terms(Transaction.Right right, double strike, double volatility) {
    return new EuropeanOption(right, 100, strike, YEARS, 0.04, 0, volatility);
  }

  @Test
  void asksOncePerUnderlyingAndTheNextSourceForTheRest() {
    polygon.quote(CALL, "7.90", "8.10", null, null);
    yahoo.quote(PUT, "21", "21.50", null, null).quote(CALL, "1", "1.1", null, null);

    assertThat(run()).isEqualTo(new Outcome.Done());

    assertThat(polygon.questions()).containsExactly("AAA [2025-06-20]");
    assertThat(yahoo.questions()).containsExactly("AAA [2025-06-20]");
    assertThat(rows())
        .containsExactly(CALL + " 8 MID OK polygon final", PUT + " 21.25 MID OK yahoo final");
    assertThat(run()).as("nothing is missing").isEqualTo(new Outcome.Skipped("not due"));
    assertThat(polygon.questions()).isEmpty();
  }

  @Test
  void aQuoteOfTheSessionIsTheValueAndItsVolatilityGivesTheDelta() {
    double price = BlackScholesMerton.of(terms(Transaction.Right.CALL, 100, 0.3)).price();
    String middle =
        BigDecimal.valueOf(price).setScale(6, java.math.RoundingMode.HALF_EVEN).toString();
    polygon.quote(CALL, middle, middle, null, null);
    run();

    Mark mark = mark(CALL, SESSION);

    assertThat(mark.price()).isEqualByComparingTo(middle);
    assertThat(mark.source()).isEqualTo("polygon");
    assertThat(mark.isFinal()).isTrue();
    assertThat(mark.delta())
        .as("a call without dividends is never exercised early")
        .isCloseTo(
            BlackScholesMerton.of(terms(Transaction.Right.CALL, 100, 0.3)).delta(), within(1e-6));
    assertThat(
            core.get(CoreDb.class)
                .sql("select implied_volatility from option_quote")
                .query(Double.class)
                .single())
        .isCloseTo(0.3, within(1e-6));
  }

  @Test
  void aWideSpreadGivesWayToTheLastTradeOfTheSessionOnly() {
    polygon.quote(CALL, "4", "9", "7.50", AT_CLOSE).quote(PUT, "15", "26", "20.40", DAY_BEFORE);

    run();

    assertThat(rows())
        .containsExactly(CALL + " 7.5 LAST OK polygon final", PUT + " NO_PRICE polygon final");
    assertThat(mark(PUT, SESSION).source()).isEqualTo("model");
  }

  @Test
  void aSpreadIsSaneUpToAQuarterOrTenCents() {
    assertThat(Marking.mid(new BigDecimal("0.02"), new BigDecimal("0.12")))
        .isEqualByComparingTo("0.07");
    assertThat(Marking.mid(new BigDecimal("7"), new BigDecimal("9"))).isEqualByComparingTo("8");
    assertThat(Marking.mid(new BigDecimal("7"), new BigDecimal("9.1"))).isNull();
    assertThat(Marking.mid(new BigDecimal("9"), new BigDecimal("8"))).as("crossed").isNull();
    assertThat(Marking.mid(BigDecimal.ZERO, new BigDecimal("0.05"))).as("no bid").isNull();
    assertThat(Marking.mid(null, BigDecimal.ONE)).isNull();
  }

  @Test
  void withoutAQuoteAnAmericanPutIsWorthWhatItsTreeSays() {
    Mark mark = mark(PUT, SESSION);

    double realised = realised();
    AmericanValue value =
        AmericanValue.of(AmericanOption.of(terms(Transaction.Right.PUT, 120, realised)));
    assertThat(mark.price().doubleValue()).isCloseTo(value.price(), within(1e-4));
    assertThat(mark.delta()).isCloseTo(value.delta(), within(1e-9));
    assertThat(mark.sources()).containsExactly("csv", "flat-rate", "model");
  }

  /** Returns of +1 % and −1/101 in turn; 63 of them. */
  private static double realised() {
    double[] returns = new double[63];
    for (int i = 0; i < 63; i++) {
      returns[62 - i] = i % 2 == 0 ? 100 / 101.0 - 1 : 0.01;
    }
    double mean = java.util.Arrays.stream(returns).average().orElseThrow();
    double sum = java.util.Arrays.stream(returns).map(r -> (r - mean) * (r - mean)).sum();
    return Math.sqrt(sum / 62 * 252);
  }

  @Test
  void aEuropeanContractIsNotExercisedEarly() {
    core.get(Instruments.class).listed("AAA", Subtype.STOCK);
    OptionSymbol symbol = new OptionSymbol("AAAX", EXPIRY, OptionRight.PUT, new BigDecimal("120"));
    Instrument european = core.get(Instruments.class).option(symbol, "AAA", ExerciseStyle.EUROPEAN);

    double price =
        core.get(MarkSource.class)
            .load(List.of(european), SESSION, SESSION)
            .on(european, SESSION)
            .orElseThrow()
            .price()
            .doubleValue();

    assertThat(price)
        .isCloseTo(
            BlackScholesMerton.of(terms(Transaction.Right.PUT, 120, realised())).price(),
            within(1e-4));
    assertThat(price).isLessThan(mark(PUT, SESSION).price().doubleValue() - 1);
  }

  @Test
  void anOldQuoteLendsItsVolatilityForFiveSessions() {
    polygon.quote(CALL, "7.90", "8.10", null, null);
    run();
    double implied =
        core.get(CoreDb.class)
            .sql("select implied_volatility from option_quote")
            .query(Double.class)
            .single();

    move(LocalDate.of(2025, 1, 24));
    Mark carried = mark(CALL, SESSION);
    assertThat(carried.source()).isEqualTo("model");
    assertThat(carried.sources()).containsExactly("csv", "flat-rate", "model", "polygon");
    assertThat(carried.price().doubleValue())
        .isCloseTo(
            BlackScholesMerton.of(terms(Transaction.Right.CALL, 100, implied)).price(),
            within(1e-4));

    move(LocalDate.of(2025, 1, 23));
    assertThat(mark(CALL, SESSION).sources()).containsExactly("csv", "flat-rate", "model");
  }

  private void move(LocalDate on) {
    core.get(CoreDb.class).sql("update option_quote set on_date = :on").param("on", on).update();
  }

  @Test
  void aQuoteOfTheSessionUnderWayIsReplacedWhenItIsOver() {
    at(NOON);
    polygon.quote(CALL, "7", "7.2", null, null).quote(PUT, "21", "21.5", null, null);
    run();
    assertThat(rows())
        .containsExactly(
            CALL + " 7.1 MID OK polygon provisional", PUT + " 21.25 MID OK polygon provisional");
    assertThat(mark(CALL, SESSION).isFinal()).isFalse();

    at(EVENING);
    yahoo.quote(CALL, "8", "8.2", null, null).quote(PUT, "22", "22.5", null, null);
    polygon.always(new Reply.Unavailable<>("Timed out"));
    assertThat(run()).isEqualTo(new Outcome.Done());
    assertThat(rows())
        .containsExactly(CALL + " 8.1 MID OK yahoo final", PUT + " 22.25 MID OK yahoo final");
  }

  @Test
  void aQuoteOfTheSessionUnderWayStaysProvisionalIfNobodyHasALaterOne() {
    at(NOON);
    polygon.quote(CALL, "7", "7.2", null, null).quote(PUT, "21", "21.5", null, null);
    run();

    at(EVENING);
    polygon.always(new Reply.Unavailable<>("Timed out"));
    assertThat(run()).isInstanceOf(Outcome.Failed.class);

    assertThat(mark(CALL, SESSION).qualityOn(SESSION)).isEqualTo(PriceQuality.PROVISIONAL);
  }

  @Test
  void anEarlierSessionIsNotAskedFor() {
    at("2025-02-03T15:00:00Z");

    assertThat(run()).as("the next session has opened").isEqualTo(new Outcome.Skipped("not due"));
    assertThat(polygon.questions()).isEmpty();
  }

  @Test
  void anotherSizeOrAdjustedContractIsLeftOutWithAReason() {
    hold("Adjusted", "AAA1250620C00100000,1,6,2025-01-02\n");
    core.get(CoreDb.class)
        .sql(
            """
            update instrument set underlying_id = (select id from instrument where symbol = 'AAA')
            where symbol = 'AAA1250620C00100000'
            """)
        .update();
    polygon.quote(CALL, 10, "7.90", "8.10", null, null).quote(PUT, "21", "21.5", null, null);

    assertThat(run())
        .isEqualTo(
            new Outcome.Skipped(
                "Options on AAA: AAA1250620C00100000 delivers something other than the plain "
                    + "contract; AAA250620C00100000 is quoted for 10 units and held with 100."));
    assertThat(rows()).containsExactly(PUT + " 21.25 MID OK polygon final");
  }

  @Test
  void whoCouldNotBeAskedIsNamed() {
    Reply<List<OptionQuote>> limited =
        new Reply.RateLimited<>("5 calls a minute", Optional.empty());
    polygon.always(limited);

    assertThat(run())
        .isEqualTo(
            new Outcome.Failed(
                "Options on AAA: no quote of %s, %s: polygon was asked too often (5 calls a minute), yahoo has none."
                    .formatted(CALL, PUT)));

    polygon.always(new Reply.Empty<>("none"));
    assertThat(run()).isInstanceOf(Outcome.Skipped.class);
  }
}
