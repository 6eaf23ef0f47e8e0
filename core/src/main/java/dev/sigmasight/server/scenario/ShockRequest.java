package dev.sigmasight.server.scenario;

import dev.sigmasight.quant.factor.Factor;
import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.quant.stress.Scenario;
import dev.sigmasight.quant.stress.Scenarios;
import dev.sigmasight.quant.stress.Shocks;
import dev.sigmasight.quant.stress.SpotVolatility;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A shock of one's own, or a loss whose likeliest shock is asked for. */
@Schema(name = "EvaluateScenario")
public record ShockRequest(
    @Schema(
            description =
                "id of a scenario of the library to start from, historical replays included;"
                    + " the other members change it",
            example = "market_down_10")
        @Nullable String scenario,
    @Schema(
            description =
                "conditional: the other factors move as expected; stipulated: they stay."
                    + " conditional if left out")
        @Nullable String mode,
    @Schema(
            description =
                "returns by factor, fractions from -0.95 to 3: Market, Momentum, Value, Growth,"
                    + " Size, Quality, Low Volatility",
            example = "{\"Market\": -0.1}")
        @Nullable Map<String, @Nullable Double> factors,
    @Schema(description = "change of yields, basis points from -1000 to 1000")
        @Nullable Double rateShiftBp,
    @Schema(description = "added to every implied volatility, points from -100 to 200")
        @Nullable Double volatilityPoints,
    @Schema(
            description =
                "volatility answers to the market as in the library: ten points for a fall of 10 %,"
                    + " three less for a rise; true if left out")
        @Nullable Boolean volatilityFollowsMarket,
    @Schema(
            description =
                "returns of single symbols, fractions from -1 to 10; such a symbol does not follow"
                    + " the factors",
            example = "{\"AAPL\": -0.2}")
        @Nullable Map<String, @Nullable Double> names,
    @Schema(
            description =
                "a loss, positive, portfolio's currency: its likeliest shock is asked for")
        @Nullable Double targetLoss,
    @Schema(description = "the same as a fraction of NAV, from 0.0001 to 1")
        @Nullable Double targetLossFraction,
    @Schema(
            description =
                "trading days over which distances are measured, 1 to 252; 21 if left out")
        @Nullable Integer horizonDays) {
  private static final int MONTH = 21;
  private static final int MOST_NAMES = 200;
  private static final double MOST_LOSS = 1e15;
  private static final double BASIS_POINTS = 10_000;

  /** What a shock calls a factor, by how a person may write it. */
  private static final Map<String, String> FACTORS = factorNames();

  private static Map<String, String> factorNames() {
    Map<String, String> names = new TreeMap<>();
    names.put(plain(Shocks.MARKET), Shocks.MARKET);
    Factors.ALL.stream()
        .filter(factor -> factor.kind() == Factor.Kind.STYLE)
        .forEach(factor -> names.put(plain(factor.name()), factor.name()));
    return Map.copyOf(names);
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Refuses what cannot be answered, all of it at once. */
  public void check() {
    Limits limits = new Limits();
    limits
        .unless(
            mode == null || mode.equals("conditional") || mode.equals("stipulated"),
            "mode",
            "mode is conditional or stipulated.")
        .unless(
            scenario == null || Scenarios.find(scenario).isPresent(),
            "scenario",
            "No scenario has this id; GET …/stress-test lists them.")
        .within("horizon_days", horizon(), 1, 252);
    checkShocks(limits);
    checkLoss(limits);
    limits.refuse();
  }

  private void checkShocks(Limits limits) {
    orEmpty(factors)
        .forEach(
            (factor, move) -> {
              String field = "factors." + factor;
              limits
                  .unless(
                      FACTORS.containsKey(plain(factor)),
                      field,
                      "%s is no factor that can be shocked: %s; yields move by rate_shift_bp."
                          .formatted(factor, String.join(", ", knownFactors())))
                  .within(field, number(move), -0.95, 3);
            });
    orEmpty(names).forEach((name, move) -> limits.within("names." + name, number(move), -1, 10));
    limits
        .unless(orEmpty(names).size() <= MOST_NAMES, "names", "At most 200 names are shocked.")
        .unless(
            orEmpty(factors).keySet().stream().map(ShockRequest::plain).distinct().count()
                == orEmpty(factors).size(),
            "factors",
            "A factor is shocked once.")
        .within("rate_shift_bp", orZero(rateShiftBp), -1000, 1000)
        .within("volatility_points", orZero(volatilityPoints), -100, 200);
  }

  private static Iterable<String> knownFactors() {
    return new TreeSet<>(FACTORS.values());
  }

  private void checkLoss(Limits limits) {
    boolean shocks =
        scenario != null
            || !orEmpty(factors).isEmpty()
            || !orEmpty(names).isEmpty()
            || rateShiftBp != null
            || volatilityPoints != null;
    limits
        .unless(
            targetLoss == null || targetLossFraction == null,
            "target_loss",
            "Say target_loss or target_loss_fraction, not both.")
        .unless(
            shocks != isReverse(),
            isReverse() ? "target_loss" : "factors",
            "Say a shock (scenario, factors, rate_shift_bp, volatility_points, names) or a"
                + " target_loss, and not both.");
    if (targetLoss != null) {
      limits.within("target_loss", targetLoss, 0.01, MOST_LOSS);
    }
    if (targetLossFraction != null) {
      limits.within("target_loss_fraction", targetLossFraction, 0.0001, 1);
    }
  }

  private static double number(@Nullable Double move) {
    return move == null ? Double.NaN : move;
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  private static Map<String, @Nullable Double> orEmpty(
      @Nullable Map<String, @Nullable Double> moves) {
    return moves == null ? Map.of() : moves;
  }

  boolean isReverse() {
    return targetLoss != null || targetLossFraction != null;
  }

  boolean isConditional() {
    return mode == null || mode.equals("conditional");
  }

  /** Trading days over which distances are measured. */
  int horizon() {
    return Objects.requireNonNullElse(horizonDays, MONTH);
  }

  /** The loss in money; not positive if NAV is not. */
  double loss(double nav) {
    return targetLossFraction == null
        ? Objects.requireNonNull(targetLoss)
        : targetLossFraction * nav;
  }

  /** The scenario of the library to start from. */
  Optional<Scenario> startsFrom() {
    return Optional.ofNullable(scenario).flatMap(Scenarios::find);
  }

  /** Moves of factors: those it starts from, changed by those asked for. */
  Shocks shocks(Shocks start) {
    Shocks all = start;
    for (Map.Entry<String, @Nullable Double> each : orEmpty(factors).entrySet()) {
      all =
          all.and(
              Objects.requireNonNull(FACTORS.get(plain(each.getKey()))), number(each.getValue()));
    }
    return rateShiftBp == null ? all : all.and(Shocks.INTEREST_RATE, rateShiftBp / BASIS_POINTS);
  }

  SpotVolatility rule() {
    return Boolean.FALSE.equals(volatilityFollowsMarket)
        ? SpotVolatility.NONE
        : SpotVolatility.USUAL;
  }

  /** Points added to every volatility. */
  double points() {
    return orZero(volatilityPoints);
  }

  /** Moves of single symbols. */
  Map<String, Double> ownMoves() {
    Map<String, Double> moves = new LinkedHashMap<>();
    orEmpty(names)
        .forEach((name, move) -> moves.put(name.strip().toUpperCase(Locale.ROOT), number(move)));
    return moves;
  }
}
