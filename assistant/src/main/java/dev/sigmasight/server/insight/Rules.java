package dev.sigmasight.server.insight;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Groups of rules that find something in evidence, each with the answers that it reads. */
enum Rules {
  DAY(DayRules::of, "today|yesterday|day|session|move|gain|lose|lost|profit|p&l", Part.MOVERS),
  EXPOSURE(ExposureRules::of, "exposure|leverage|net|gross|margin|drawdown|equity", Part.OVERVIEW),
  CONCENTRATION(
      ConcentrationRules::positions,
      "concentrat|diversif|position|holding|largest|biggest|weight|single",
      Part.CONCENTRATION),
  SECTORS(ConcentrationRules::sectors, "sector|tech|industr|energy|health|financ", Part.SECTORS),
  LIQUIDITY(
      ConcentrationRules::liquidity,
      "illiquid|liquid|private|real estate",
      Part.HOLDINGS,
      Part.OVERVIEW),
  CORRELATIONS(ConcentrationRules::correlations, "correlat|diversif|together", Part.CORRELATIONS),
  VOLATILITY(VolatilityRules::volatility, "volatil|risk|swing|calm", Part.VOLATILITY),
  TAIL(
      VolatilityRules::tail,
      "var\\b|value at risk|tail|shortfall|worst day|risk",
      Part.VALUE_AT_RISK),
  CONTRIBUTIONS(
      VolatilityRules::contributions,
      "contribut|driv|source|where .*risk|risk",
      Part.RISK_CONTRIBUTIONS),
  FACTORS(
      FactorRules::factors,
      "factor|beta|momentum|value stock|growth|small|quality|rate",
      Part.FACTORS),
  SPREADS(FactorRules::spreads, "spread|growth|value stock|style", Part.SPREADS),
  HEDGES(HedgeRules::of, "hedg|protect|short|put|option|neutral", Part.OVERVIEW, Part.STRESS),
  STRESS(StressRules::of, "stress|scenario|crash|crisis|fall|drop|recession|2008", Part.STRESS);

  @SuppressWarnings("ImmutableEnumChecker") // a method without state
  private final Function<Evidence, List<Finding>> find;

  private final Pattern words;

  @SuppressWarnings("ImmutableEnumChecker") // nobody else has it
  private final Set<Part> parts;

  Rules(Function<Evidence, List<Finding>> find, String words, Part first, Part... others) {
    this.find = find;
    this.words = Pattern.compile("(?i)\\b(?:" + words + ")");
    this.parts = EnumSet.of(first, others);
  }

  List<Finding> of(Evidence evidence) {
    return find.apply(evidence);
  }

  boolean isAskedFor(String question) {
    return words.matcher(question).find();
  }

  Set<Part> parts() {
    return EnumSet.copyOf(parts);
  }
}
