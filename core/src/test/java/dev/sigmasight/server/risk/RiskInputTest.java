package dev.sigmasight.server.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.quant.sector.Sector;
import dev.sigmasight.quant.sector.SectorWeights;
import dev.sigmasight.quant.stress.Shocks;
import dev.sigmasight.server.instrument.ExerciseStyle;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.Subtype;
import dev.sigmasight.server.snapshot.Snapshot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a figure of risk rests on has a part in the name of its input. */
class RiskInputTest {
  private static final LocalDate DAY = LocalDate.of(2025, 1, 31);
  private static final PortfolioId PORTFOLIO = new PortfolioId(new UUID(0, 1));
  private static final EuropeanOption INPUTS =
      new EuropeanOption(Transaction.Right.PUT, 100, 90, 0.5, 0.04, 0.01, 0.25);
  private static final PositionLine.Contract OPTION =
      new PositionLine.Contract(2, 100, ExerciseStyle.AMERICAN, INPUTS, null);
  private static final Companies COMPANIES =
      new Companies(
          Map.of("AAPL", Sector.INFORMATION_TECHNOLOGY),
          Set.of(),
          Map.of("AAPL", 1.2),
          List.of(weights(0.5)));

  private static SectorWeights weights(double energy) {
    return SectorWeights.benchmark(
        DAY.minusDays(31), Map.of(Sector.ENERGY, energy, Sector.FINANCIALS, 1 - energy));
  }

  private static Book book(PositionLine.Contract option) {
    BigDecimal no = BigDecimal.ZERO;
    Snapshot snapshot =
        new Snapshot(
            DAY, no, no, no, no, no, no, no, no, no, no, no, no, no, no, no, null, null, 1, 1, 0,
            "FINAL", null, List.of(), 0, "a");
    PositionLine line =
        new PositionLine(
            DAY,
            "AAPL250801P00090000",
            "AAPL",
            InvestmentClass.OPTIONS,
            Subtype.PUT,
            1,
            BigDecimal.TEN,
            BigDecimal.TEN,
            "model",
            option);
    return new Book(
        PORTFOLIO,
        snapshot,
        new History(new int[0], new double[0], new double[0], List.of()),
        List.of(line),
        Map.of());
  }

  private static String of(
      PositionLine.Contract option, Companies companies, Map<String, Shocks> replays) {
    FactorMatrix matrix =
        new FactorMatrix(DAY, List.of(), List.of(), List.of(), 0, null, null, "None.", "m");
    return RiskInput.fingerprint(
        book(option), matrix, Stresses.of(matrix, replays, Map.of()), companies);
  }

  private static String option(PositionLine.Contract option) {
    return of(option, COMPANIES, Map.of());
  }

  private static String inputs(
      double spot, double years, double rate, double yield, double volatility) {
    EuropeanOption inputs =
        new EuropeanOption(Transaction.Right.PUT, spot, 90, years, rate, yield, volatility);
    return option(
        new PositionLine.Contract(
            OPTION.quantity(), OPTION.multiplier(), OPTION.style(), inputs, null));
  }

  private static String companies(Companies companies) {
    return of(OPTION, companies, Map.of());
  }

  @Test
  void equalInputHasAnEqualName() {
    assertThat(option(OPTION)).isEqualTo(inputs(100, 0.5, 0.04, 0.01, 0.25));
  }

  @Test
  void everyInputOfAnOptionCounts() {
    assertThat(
            Stream.of(
                option(OPTION),
                inputs(101, 0.5, 0.04, 0.01, 0.25),
                inputs(100, 0.6, 0.04, 0.01, 0.25),
                inputs(100, 0.5, 0.05, 0.01, 0.25),
                inputs(100, 0.5, 0.04, 0.02, 0.25),
                inputs(100, 0.5, 0.04, 0.01, 0.26),
                option(new PositionLine.Contract(2, 100, ExerciseStyle.AMERICAN, null, null)),
                option(new PositionLine.Contract(2, 100, ExerciseStyle.EUROPEAN, INPUTS, null)),
                option(new PositionLine.Contract(3, 100, ExerciseStyle.AMERICAN, INPUTS, null)),
                option(new PositionLine.Contract(2, 10, ExerciseStyle.AMERICAN, INPUTS, null))))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatIsKnownOfCompaniesAndTheBenchmarkCounts() {
    Map<String, Sector> sectors = COMPANIES.sectors();
    Map<String, Double> betas = COMPANIES.providerBetas();
    List<SectorWeights> benchmarks = COMPANIES.benchmarks();
    assertThat(
            Stream.of(
                companies(COMPANIES),
                companies(new Companies(sectors, Set.of(), Map.of("AAPL", 1.3), benchmarks)),
                companies(new Companies(sectors, Set.of(), Map.of(), benchmarks)),
                companies(
                    new Companies(Map.of("AAPL", Sector.ENERGY), Set.of(), betas, benchmarks)),
                companies(new Companies(sectors, Set.of("AAPL"), betas, benchmarks)),
                companies(new Companies(sectors, Set.of(), betas, List.of(weights(0.4)))),
                companies(new Companies(sectors, Set.of(), betas, List.of()))))
        .doesNotHaveDuplicates();
  }

  @Test
  void theMovesOfAReplayCount() {
    assertThat(
            Stream.of(-0.4, -0.5)
                .map(
                    move ->
                        of(
                            OPTION,
                            COMPANIES,
                            Map.of("covid_crash_2020", Shocks.of(Shocks.MARKET, move)))))
        .doesNotHaveDuplicates();
  }
}
