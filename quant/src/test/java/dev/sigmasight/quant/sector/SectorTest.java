package dev.sigmasight.quant.sector;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.sector.SectorPosition.ClosedFund;
import dev.sigmasight.quant.sector.SectorPosition.Company;
import dev.sigmasight.quant.sector.SectorPosition.Fund;
import dev.sigmasight.quant.sector.SectorPosition.Unclassified;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SectorTest {
  private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
  private static final List<Sector> SECTORS = List.of(Sector.values());
  private static final Estimate NO_EQUITY = new Estimate.Degenerate("equity is not positive");
  private static final SectorWeights HALVES =
      SectorWeights.benchmark(DAY, Map.of(Sector.ENERGY, 0.5, Sector.UTILITIES, 0.5));

  @ParameterizedTest
  @CsvSource({
    "Technology, INFORMATION_TECHNOLOGY",
    "Healthcare, HEALTH_CARE",
    "Financial Services, FINANCIALS",
    "Financial, FINANCIALS",
    "Consumer Cyclical, CONSUMER_DISCRETIONARY",
    "Consumer Defensive, CONSUMER_STAPLES",
    "Consumer Non-Cyclical, CONSUMER_STAPLES",
    "Basic Materials, MATERIALS",
    "Industrial Goods, INDUSTRIALS",
    "Communications, COMMUNICATION_SERVICES",
    "Telecommunication Services, COMMUNICATION_SERVICES",
    "realestate, REAL_ESTATE",
    "consumer_cyclical, CONSUMER_DISCRETIONARY",
    "' energy ', ENERGY"
  })
  void knowsTheNamesOfVendors(String name, Sector sector) {
    assertThat(Sector.named(name)).contains(sector);
  }

  @ParameterizedTest
  @EnumSource
  void knowsItsOwnName(Sector sector) {
    assertThat(Sector.named(sector.title())).contains(sector);
    assertThat(Sector.named(sector.name())).contains(sector);
  }

  @Test
  void guessesNothing() {
    assertThat(Sector.named("ETFs")).isEmpty();
    assertThat(Sector.named("")).isEmpty();
    assertThat(Sector.named("Tech")).isEmpty();
  }

  /** The oldest weights, or later ones, would both be wrong. */
  @Test
  void takesTheNewestWeightsKnownOnTheDay() {
    SectorWeights old = SectorWeights.benchmark(DAY.minusDays(90), Map.of(Sector.ENERGY, 1.0));
    SectorWeights later = SectorWeights.benchmark(DAY.plusDays(1), Map.of(Sector.MATERIALS, 1.0));
    List<SectorWeights> history = new ArrayList<>(List.of(HALVES, later, old));
    for (int order = 0; order < 3; order++) {
      Collections.rotate(history, 1);
      assertThat(SectorWeights.newest(history, DAY)).contains(HALVES);
      assertThat(SectorWeights.newest(history, DAY.minusDays(1))).contains(old);
      assertThat(SectorWeights.newest(history, DAY.plusDays(50))).contains(later);
      assertThat(SectorWeights.newest(history, DAY.minusDays(91))).isEmpty();
    }
  }

  @Test
  void weightsOfABenchmarkAddUpToOne() {
    assertThat(SectorWeights.benchmark(DAY, Map.of(Sector.ENERGY, 0.9995)).of(Sector.ENERGY))
        .isEqualTo(1);
    assertThat(SectorWeights.benchmark(DAY, Map.of(Sector.ENERGY, 1.0009)).covered()).isEqualTo(1);
    assertThat(HALVES.of(Sector.FINANCIALS)).isZero();
    for (double bad : new double[] {0.998, 1.0011, 0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> SectorWeights.benchmark(DAY, Map.of(Sector.ENERGY, bad)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> SectorWeights.benchmark(DAY, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new SectorWeights(DAY, Map.of(Sector.ENERGY, 0.7, Sector.UTILITIES, 0.4)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * By hand: equity 1000, a fund of 400 of which 90% is known, a short of 100, 200 unclassified.
   */
  @Test
  void leavesNothingOut() {
    Fund fund = new Fund(new SectorWeights(DAY, Map.of(Sector.ENERGY, 0.5, Sector.UTILITIES, 0.4)));
    List<SectorPosition> positions =
        List.of(
            new SectorPosition("XLE", 400, fund),
            new SectorPosition("XOM", -100, new Company(Sector.ENERGY)),
            new SectorPosition("ART", 200, new Unclassified()),
            new SectorPosition("ARKK", 50, new ClosedFund()));
    SectorTable table = SectorTable.of(positions, 1000);
    assertThat(table.in(Sector.ENERGY)).isEqualTo(new SectorTable.Sides(200, -100));
    assertThat(table.in(Sector.UTILITIES).net()).isEqualTo(160);
    assertThat(table.in(SectorLine.Other.FUND_REMAINDER).net()).isCloseTo(40, within(1e-12));
    assertThat(table.in(SectorLine.Other.UNCLASSIFIED).net()).isEqualTo(200);
    assertThat(table.in(SectorLine.Other.FUNDS).net()).isEqualTo(50);
    assertThat(table.in(SectorLine.Other.CASH).net()).isEqualTo(450);
    SectorLine energy = new SectorLine.Of(Sector.ENERGY);
    assertThat(value(table.netWeight(energy))).isEqualTo(0.1);
    assertThat(value(table.grossWeight(energy))).isEqualTo(0.3);
    assertThat(value(table.activeWeight(energy, HALVES))).isEqualTo(-0.4);
    assertThat(value(table.activeWeight(SectorLine.Other.CASH, HALVES))).isEqualTo(0.45);
    assertThat(value(table.activeShare(HALVES)))
        .isCloseTo((0.4 + 0.34 + 0.04 + 0.2 + 0.05 + 0.45) / 2, within(1e-15));
  }

  @Test
  void lookingThroughIsAnOption() {
    SectorPosition fund = new SectorPosition("SPY", 100, new Fund(HALVES));
    assertThat(SectorTable.of(List.of(fund.closed()), 100).in(SectorLine.Other.FUNDS).net())
        .isEqualTo(100);
    SectorPosition share = new SectorPosition("XOM", 5, new Company(Sector.ENERGY));
    assertThat(share.closed()).isSameAs(share);
  }

  @Test
  void aFundOfRoundedWeightsHasNoNegativeRemainder() {
    Fund fund =
        new Fund(new SectorWeights(DAY, Map.of(Sector.ENERGY, 0.6004, Sector.UTILITIES, 0.4)));
    SectorTable table = SectorTable.of(List.of(new SectorPosition("F", 100, fund)), 100);
    assertThat(table.in(SectorLine.Other.FUND_REMAINDER).net()).isZero();
    assertThat(table.in(Sector.ENERGY).net() + table.in(Sector.UTILITIES).net())
        .isCloseTo(100, within(1e-12));
  }

  @Test
  void linesAreCompleteAndInOrder() {
    assertThat(SectorLine.all()).hasSize(15).last().isEqualTo(SectorLine.Other.CASH);
    assertThat(SectorTable.of(List.of(), 10).lines().keySet())
        .containsExactlyElementsOf(SectorLine.all());
    assertThat(SectorLine.all().stream().map(SectorLine::title))
        .startsWith("Energy")
        .endsWith("Funds", "Funds, not covered by holdings", "Unclassified", "Cash");
  }

  @Test
  void withoutEquityThereAreAmountsButNoWeights() {
    for (double equity : new double[] {0, -50}) {
      SectorTable table =
          SectorTable.of(List.of(new SectorPosition("XOM", 5, new Company(Sector.ENERGY))), equity);
      assertThat(table.in(Sector.ENERGY).net()).isEqualTo(5);
      assertThat(table.in(SectorLine.Other.CASH).net()).isEqualTo(equity - 5);
      SectorLine energy = new SectorLine.Of(Sector.ENERGY);
      assertThat(table.netWeight(energy)).isEqualTo(NO_EQUITY);
      assertThat(table.grossWeight(energy)).isEqualTo(NO_EQUITY);
      assertThat(table.activeWeight(energy, HALVES)).isEqualTo(NO_EQUITY);
      assertThat(table.activeShare(HALVES)).isEqualTo(NO_EQUITY);
    }
  }

  @Test
  void activeWeightsAddUpToNothing() {
    var random = new SplittableRandom(11);
    for (int round = 0; round < 2_000; round++) {
      SectorWeights benchmark = weights(random, 1);
      List<SectorPosition> positions = positions(random);
      double equity = random.nextDouble(10, 1_000);
      SectorTable table = SectorTable.of(positions, equity);
      double active = 0;
      double absolute = 0;
      for (SectorLine line : SectorLine.all()) {
        active += value(table.activeWeight(line, benchmark));
        absolute += Math.abs(value(table.activeWeight(line, benchmark)));
        SectorTable.Sides sides = table.in(line);
        assertThat(sides.gross()).isGreaterThanOrEqualTo(Math.abs(sides.net()));
        assertThat(sides.shortSide()).isLessThanOrEqualTo(0);
      }
      assertThat(active).isCloseTo(0, within(1e-11));
      assertThat(value(table.activeShare(benchmark))).isCloseTo(absolute / 2, within(1e-11));
      Collections.reverse(positions);
      SectorTable reversed = SectorTable.of(positions, equity);
      assertThat(value(reversed.activeShare(benchmark)))
          .isCloseTo(value(table.activeShare(benchmark)), within(1e-11));
      List<SectorPosition> doubled =
          positions.stream()
              .map(p -> new SectorPosition(p.id(), 2 * p.amount(), p.holding()))
              .toList();
      assertThat(value(SectorTable.of(doubled, 2 * equity).activeShare(benchmark)))
          .isCloseTo(value(table.activeShare(benchmark)), within(1e-11));
    }
  }

  @Test
  void contributionsAreSpreadAndAddUp() {
    var random = new SplittableRandom(12);
    for (int round = 0; round < 1_000; round++) {
      List<SectorPosition> positions = positions(random);
      double[] amounts = random.doubles(positions.size(), -1, 1).toArray();
      SequencedMap<SectorLine, Double> spread = SectorTable.spread(positions, amounts);
      double sum = spread.values().stream().mapToDouble(x -> x).sum();
      assertThat(sum).isCloseTo(java.util.Arrays.stream(amounts).sum(), within(1e-12));
      assertThat(spread.keySet()).containsExactlyElementsOf(SectorLine.all());
    }
    List<SectorPosition> fund = List.of(new SectorPosition("F", 1, new Fund(HALVES)));
    assertThat(SectorTable.spread(fund, new double[] {0.3}))
        .containsEntry(new SectorLine.Of(Sector.ENERGY), 0.15);
    assertThatThrownBy(() -> SectorTable.spread(fund, new double[2]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SectorTable.spread(fund, new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesNonsense() {
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      assertThatThrownBy(() -> SectorTable.of(List.of(), bad))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new SectorPosition("X", bad, new Unclassified()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    SectorTable huge =
        SectorTable.of(List.of(new SectorPosition("X", 1e300, new Unclassified())), 1e-300);
    assertThat(huge.netWeight(SectorLine.Other.UNCLASSIFIED))
        .isInstanceOf(Estimate.Degenerate.class);
  }

  private static List<SectorPosition> positions(SplittableRandom random) {
    List<SectorPosition> positions = new ArrayList<>();
    int n = random.nextInt(12);
    for (int i = 0; i < n; i++) {
      SectorPosition.Holding holding =
          switch (random.nextInt(4)) {
            case 0 -> new Fund(weights(random, random.nextDouble(0.5, 1)));
            case 1 -> new Unclassified();
            case 2 -> new ClosedFund();
            default -> new Company(SECTORS.get(random.nextInt(11)));
          };
      positions.add(new SectorPosition("P" + i, random.nextDouble(-100, 200), holding));
    }
    return positions;
  }

  private static SectorWeights weights(SplittableRandom random, double sum) {
    double[] raw = random.doubles(11, 0.01, 1).toArray();
    double total = java.util.Arrays.stream(raw).sum();
    Map<Sector, Double> weights = new EnumMap<>(Sector.class);
    int i = 0;
    for (Sector sector : Sector.values()) {
      weights.put(sector, raw[i++] / total * sum);
    }
    return sum == 1 ? SectorWeights.benchmark(DAY, weights) : new SectorWeights(DAY, weights);
  }
}
