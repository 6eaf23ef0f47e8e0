package dev.sigmasight.server.insight;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an insight is about. */
enum InsightType {
  DAILY_SUMMARY("Daily summary", Rules.DAY, Rules.EXPOSURE, Rules.VOLATILITY, Rules.CONCENTRATION),
  MORNING_BRIEFING(
      "Morning briefing",
      Rules.DAY,
      Rules.EXPOSURE,
      Rules.CONCENTRATION,
      Rules.VOLATILITY,
      Rules.FACTORS,
      Rules.STRESS),
  VOLATILITY_ANALYSIS("Volatility", Rules.VOLATILITY, Rules.TAIL, Rules.CONTRIBUTIONS),
  CONCENTRATION_RISK(
      "Concentration", Rules.CONCENTRATION, Rules.SECTORS, Rules.LIQUIDITY, Rules.CORRELATIONS),
  HEDGE_QUALITY("Hedges", Rules.HEDGES, Rules.EXPOSURE, Rules.FACTORS, Rules.STRESS),
  FACTOR_EXPOSURE("Factor exposure", Rules.FACTORS, Rules.SPREADS, Rules.CONTRIBUTIONS),
  STRESS_TEST_REVIEW("Stress tests", Rules.STRESS, Rules.TAIL, Rules.EXPOSURE),
  CUSTOM("Answer", Rules.EXPOSURE, Rules.CONCENTRATION, Rules.VOLATILITY, Rules.STRESS);

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // a copy
  private final List<Rules> rules;

  InsightType(String title, Rules... rules) {
    this.title = title;
    this.rules = List.of(rules);
  }

  String title() {
    return title;
  }

  /** The rules to apply; for a question of the owner's those that its words call for. */
  List<Rules> rules(String question) {
    if (this != CUSTOM) {
      return rules;
    }
    List<Rules> asked =
        Arrays.stream(Rules.values()).filter(each -> each.isAskedFor(question)).toList();
    return asked.isEmpty() ? rules : asked;
  }

  /** The answers that rules need; the overview always, since it says how much there is. */
  static Set<Part> parts(List<Rules> rules) {
    Set<Part> parts = EnumSet.of(Part.OVERVIEW);
    rules.forEach(each -> parts.addAll(each.parts()));
    return parts;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<InsightType> of(String text) {
    return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
  }
}
