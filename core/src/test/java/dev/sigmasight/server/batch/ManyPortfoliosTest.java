package dev.sigmasight.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.quant.option.AmericanOption;
import dev.sigmasight.quant.option.AmericanValue;
import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.quant.option.PositionGreeks;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.benchmark.BatchLoad;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.risk.PortfolioRisk;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.stage.Phase;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many portfolios in one run, some of them strange. */
class ManyPortfoliosTest {
  private static final LocalDate LAST = LocalDate.of(2026, 1, 5);
  private static final int USUAL = 41;
  private static final UUID BROKEN = new UUID(1, 1);
  private static final UUID EMPTY = new UUID(1, 2);
  private static final UUID CASH = new UUID(1, 3);
  private static final UUID INDEBTED = new UUID(1, 4);

  private static CoreContext core;
  private static RunView run;

  @BeforeAll
  static void runsADay() {
    core = CoreContext.at("2026-01-06T12:00:00Z");
    core.get(BatchLoad.class).store(new BatchLoad.Size(USUAL, 10, 50, 90), LAST);
    for (UUID id : List.of(BROKEN, EMPTY, CASH, INDEBTED)) {
      db().sql(
              """
              insert into portfolio (id, account_id, name, account_name)
              select :id, id, cast(:id as text), cast(:id as text) from account limit 1
              """)
          .param("id", id)
          .update();
    }
    cash(CASH, "DEPOSIT");
    cash(INDEBTED, "WITHDRAWAL");
    db().sql(
            """
            insert into ledger_transaction (portfolio_id, on_date, kind, instrument_id, quantity, price, origin)
            select :id, :day, 'SELL', id, -5, 10, 'SEED' from instrument where symbol = 'B0001'
            """)
        .param("id", BROKEN)
        .param("day", LAST)
        .update();
    run = start();
  }

  private static CoreDb db() {
    return core.get(CoreDb.class);
  }

  private static void cash(UUID portfolio, String kind) {
    db().sql(
            """
            insert into ledger_transaction (portfolio_id, on_date, kind, amount, origin)
            values (:id, :day, :kind, 1000, 'SEED')
            """)
        .param("id", portfolio)
        .param("day", LAST)
        .param("kind", kind)
        .update();
  }

  private static RunView start() {
    return switch (core.get(BatchRuns.class).start(RunRequest.all(LAST, "test"))) {
      case BatchRuns.Started.Here here -> here.work().finish(RunListener.NOBODY);
      case BatchRuns.Started.Elsewhere elsewhere ->
          throw new IllegalStateException(elsewhere.detail());
    };
  }

  @AfterAll
  static void close() {
    core.close();
  }

  private static RunView.PhaseView phase(Phase phase) {
    return run.phases().stream().filter(each -> each.phase() == phase).findFirst().orElseThrow();
  }

  private static PortfolioRisk risk(UUID portfolio) {
    return core.get(Risks.class).onOrBefore(new PortfolioId(portfolio), LAST).orElseThrow();
  }

  @Test
  void aBrokenPortfolioFailsAlone() {
    assertThat(run.state()).isEqualTo(RunState.PARTIAL);
    assertThat(phase(Phase.PNL_SNAPSHOT).failed()).isEqualTo(1);
    assertThat(phase(Phase.PNL_SNAPSHOT).done()).isEqualTo(USUAL + 2);
    assertThat(phase(Phase.POSITION_VALUES).total()).isEqualTo(USUAL + 2);
    assertThat(phase(Phase.RISK).done()).isEqualTo(USUAL + 2);
    assertThat(phase(Phase.RISK).failed()).isZero();
    String reason = "on 2026-01-05: more is closed or sold than is held.";
    assertThat(core.get(RunReads.class).remarks(run.id()))
        .as("a sentence for people")
        .anySatisfy(remark -> assertThat(remark.reason()).endsWith(reason));
    assertThat(core.get(RunLog.class).of(run.id()))
        .anySatisfy(line -> assertThat(line.message()).endsWith(reason));
  }

  @Test
  void anEmptyPortfolioHasNothingToDo() {
    assertThat(core.get(Risks.class).onOrBefore(new PortfolioId(EMPTY), LAST)).isEmpty();
  }

  @Test
  void cashAloneHasNoRisk() {
    assertThat(risk(CASH).beta()).isZero();
    assertThat(risk(CASH).options()).isZero();
    assertThat(risk(CASH).missing()).isEmpty();
    var stress = core.get(Risks.class).stress(new PortfolioId(CASH), LAST).orElseThrow();
    assertThat(stress.scenarios()).allSatisfy(each -> assertThat(each.stipulated()).isZero());
  }

  @Test
  void withoutEquityTheRatiosAreUnknown() {
    assertThat(risk(INDEBTED).beta()).isNull();
    assertThat(risk(INDEBTED).reasons()).containsEntry("market_beta", "NAV is not positive.");
  }

  @Test
  void optionsAreKnownToEveryEngine() {
    Map<String, Object> sums =
        db().sql(
                """
                select count(*) as portfolios, count(gamma_value) as known, min(option_count) as options
                from portfolio_risk where option_count > 0
                """)
            .query()
            .singleRow();
    assertThat(sums.get("portfolios")).isEqualTo((long) USUAL);
    assertThat(sums.get("known")).isEqualTo((long) USUAL);
  }

  @Test
  void anOptionKeepsTheGreeksOfTheModelThatValuedIt() {
    Map<String, Object> row =
        db().sql(
                """
                select l.*, i.option_right, i.strike from position_snapshot l
                  join position p on p.id = l.position_id join instrument i on i.id = p.instrument_id
                where i.option_right = 'PUT' and i.exercise_style = 'AMERICAN'
                order by l.position_id limit 1
                """)
            .query()
            .singleRow();
    EuropeanOption inputs =
        new EuropeanOption(
            Transaction.Right.PUT,
            number(row, "option_spot"),
            number(row, "strike"),
            number(row, "option_years"),
            number(row, "option_rate"),
            number(row, "option_yield"),
            number(row, "option_volatility"));
    PositionGreeks greeks =
        PositionGreeks.of(
            AmericanValue.of(AmericanOption.of(inputs)),
            inputs.spot(),
            number(row, "quantity"),
            100);
    assertThat(number(row, "gamma_value")).isCloseTo(greeks.gammaDollars(), within(1e-9));
    assertThat(number(row, "vega_value")).isCloseTo(greeks.vegaDollars(), within(1e-9));
    assertThat(number(row, "delta_value")).isCloseTo(greeks.deltaDollars(), within(0.01));
  }

  private static double number(Map<String, Object> row, String column) {
    return ((Number) Objects.requireNonNull(row.get(column))).doubleValue();
  }

  @Test
  void everyEngineHasARowForEveryPortfolio() {
    for (String table :
        List.of(
            "portfolio_breakdown",
            "portfolio_factor",
            "portfolio_stress",
            "portfolio_correlation",
            "portfolio_tail")) {
      assertThat(db().sql("select count(*) from " + table).query(Integer.class).single())
          .as(table)
          .isEqualTo(USUAL + 2);
    }
  }

  @Test
  void runningAgainChangesNoRow() {
    Map<String, String> before = Results.of(core);
    var _ = start();
    assertThat(Results.of(core)).isEqualTo(before);
  }
}
