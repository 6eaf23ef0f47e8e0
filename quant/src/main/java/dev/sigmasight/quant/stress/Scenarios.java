package dev.sigmasight.quant.stress;

import static dev.sigmasight.quant.stress.Scenario.Category.HISTORICAL;
import static dev.sigmasight.quant.stress.Scenario.Category.MARKET;
import static dev.sigmasight.quant.stress.Scenario.Category.RATES;
import static dev.sigmasight.quant.stress.Scenario.Category.ROTATION;
import static dev.sigmasight.quant.stress.Scenario.Category.VOLATILITY;
import static dev.sigmasight.quant.stress.Severity.BASE;
import static dev.sigmasight.quant.stress.Severity.EXTREME;
import static dev.sigmasight.quant.stress.Severity.MILD;
import static dev.sigmasight.quant.stress.Severity.MODERATE;
import static dev.sigmasight.quant.stress.Severity.SEVERE;

import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.quant.stress.Scenario.Category;
import dev.sigmasight.quant.stress.Scenario.Group;
import dev.sigmasight.quant.stress.Scenario.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The 22 scenarios that every portfolio can be put through. */
public final class Scenarios {
  /** The volatility index by its symbol, which is that of the underlying of options on it. */
  public static final String VOLATILITY_INDEX = "VIX";

  private static final String GROWTH = Factors.GROWTH.name();
  private static final String LOW_VOLATILITY = Factors.LOW_VOLATILITY.name();
  private static final String MOMENTUM = Factors.MOMENTUM.name();
  private static final String QUALITY = Factors.QUALITY.name();
  private static final String SIZE = Factors.SIZE.name();
  private static final String VALUE = Factors.VALUE.name();

  private static final List<Scenario> BASE_CASES =
      List.of(
          market("market_up_5", "Market Rally 5%", Group.BASE_CASES, BASE, 0.05),
          market("market_down_5", "Market Decline 5%", Group.BASE_CASES, BASE, -0.05),
          rates("rates_up_50bp", "Rates Up 50bp", Group.BASE_CASES, BASE, 0.005),
          rates("rates_down_50bp", "Rates Down 50bp", Group.BASE_CASES, BASE, -0.005));

  private static final List<Scenario> MARKET_RISK =
      List.of(
          market("market_up_10", "Market Rally 10%", Group.MARKET_RISK, MODERATE, 0.10),
          market("market_down_10", "Market Decline 10%", Group.MARKET_RISK, MODERATE, -0.10),
          market("market_crash_35", "Market Crash 35%", Group.MARKET_RISK, SEVERE, -0.35),
          market("market_rally_25", "Market Rally 25%", Group.MARKET_RISK, SEVERE, 0.25));

  private static final List<Scenario> RATE_RISK =
      List.of(
          rates("rates_up_25bp", "Rates Up 25bp", Group.INTEREST_RATE_RISK, MILD, 0.0025),
          rates("rates_down_25bp", "Rates Down 25bp", Group.INTEREST_RATE_RISK, MILD, -0.0025),
          rates("rates_up_100bp", "Rates Up 100bp", Group.INTEREST_RATE_RISK, MODERATE, 0.01),
          rates("rates_down_100bp", "Rates Down 100bp", Group.INTEREST_RATE_RISK, MODERATE, -0.01),
          rates("rate_spike_300bp", "Rate Spike 300bp", Group.INTEREST_RATE_RISK, SEVERE, 0.03));

  private static final List<Scenario> ROTATIONS =
      List.of(
          rotation(
              "value_rotation_20",
              "Value Rotation 20%",
              MODERATE,
              Shocks.of(VALUE, 0.20).and(GROWTH, -0.10)),
          rotation(
              "growth_rally_15",
              "Growth Rally 15%",
              MODERATE,
              Shocks.of(GROWTH, 0.15).and(MOMENTUM, 0.10)),
          rotation(
              "small_cap_outperformance_10",
              "Small Cap Outperformance 10%",
              MILD,
              Shocks.of(SIZE, 0.10)),
          rotation(
              "quality_flight_12",
              "Flight to Quality 12%",
              MILD,
              Shocks.of(QUALITY, 0.12).and(Shocks.MARKET, -0.05)));

  private static final List<Scenario> VOLATILITY_RISK =
      List.of(
          volatility(
              "vix_spike_150",
              "VIX Spike 150%",
              Shocks.of(LOW_VOLATILITY, -0.25).and(Shocks.MARKET, -0.15),
              Map.of(VOLATILITY_INDEX, 1.5)),
          volatility(
              "liquidity_crisis",
              "Liquidity Crisis",
              Shocks.of(Shocks.MARKET, -0.20)
                  .and(LOW_VOLATILITY, -0.30)
                  .and(QUALITY, 0.15)
                  .and(SIZE, -0.10),
              Map.of()));

  private static final List<Scenario> REPLAYS =
      List.of(
          replay(
              "financial_crisis_2008",
              "2008 Financial Crisis Replay",
              Shocks.of(Shocks.MARKET, -0.45)
                  .and(VALUE, -0.30)
                  .and(SIZE, -0.25)
                  .and(QUALITY, 0.20)
                  .and(LOW_VOLATILITY, -0.35),
              new Window(LocalDate.of(2008, 9, 15), LocalDate.of(2009, 3, 15))),
          replay(
              "covid_crash_2020",
              "COVID-19 Crash Replay (March 2020)",
              Shocks.of(Shocks.MARKET, -0.35)
                  .and(GROWTH, 0.15)
                  .and(VALUE, -0.40)
                  .and(SIZE, -0.30)
                  .and(QUALITY, 0.10),
              new Window(LocalDate.of(2020, 2, 19), LocalDate.of(2020, 3, 23))),
          replay(
              "dotcom_crash_2000",
              "Dot-Com Crash Replay (2000-2002)",
              Shocks.of(Shocks.MARKET, -0.45)
                  .and(GROWTH, -0.60)
                  .and(VALUE, 0.20)
                  .and(MOMENTUM, -0.50)
                  .and(QUALITY, 0.15),
              new Window(LocalDate.of(2000, 3, 10), LocalDate.of(2002, 10, 9))));

  private static final List<Scenario> ALL =
      List.of(BASE_CASES, MARKET_RISK, RATE_RISK, ROTATIONS, VOLATILITY_RISK, REPLAYS).stream()
          .flatMap(List::stream)
          .toList();

  private Scenarios() {}

  /** All, in the order in which they are listed. */
  public static List<Scenario> all() {
    return ALL;
  }

  /** Those of the usual run. */
  public static List<Scenario> active() {
    return ALL.stream().filter(Scenario::active).toList();
  }

  /** The one of that id. */
  public static Optional<Scenario> find(String id) {
    return ALL.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** What any of them moves. */
  public static Set<String> factors() {
    return ALL.stream()
        .flatMap(each -> each.shocks().moves().keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Scenario market(
      String id, String name, Group group, Severity severity, double move) {
    return today(id, name, group, MARKET, severity, Shocks.of(Shocks.MARKET, move));
  }

  private static Scenario rates(
      String id, String name, Group group, Severity severity, double change) {
    return today(id, name, group, RATES, severity, Shocks.of(Shocks.INTEREST_RATE, change));
  }

  private static Scenario rotation(String id, String name, Severity severity, Shocks shocks) {
    return today(id, name, Group.FACTOR_ROTATIONS, ROTATION, severity, shocks);
  }

  private static Scenario volatility(
      String id, String name, Shocks shocks, Map<String, Double> ownMoves) {
    return new Scenario(
        id,
        name,
        Group.VOLATILITY_RISK,
        VOLATILITY,
        SEVERE,
        true,
        shocks,
        ownMoves,
        Optional.empty());
  }

  private static Scenario today(
      String id, String name, Group group, Category category, Severity severity, Shocks shocks) {
    return new Scenario(
        id, name, group, category, severity, true, shocks, Map.of(), Optional.empty());
  }

  private static Scenario replay(String id, String name, Shocks shocks, Window window) {
    return new Scenario(
        id,
        name,
        Group.HISTORICAL_REPLAYS,
        HISTORICAL,
        EXTREME,
        false,
        shocks,
        Map.of(),
        Optional.of(window));
  }
}
