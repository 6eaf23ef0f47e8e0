package dev.sigmasight.server.offline;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said without a figure. */
final class Talk {
  static final String HELP =
      "I can tell you what your portfolios hold, what they are worth and earned, and how risky they are: volatility,"
          + " beta, value at risk, contributors, concentration, sectors, factors, correlation, options, stress tests,"
          + " target prices, tags, movers, prices and data quality. You can also ask what would happen if the market"
          + " fell or if you sold half of a position, and what a term means.";
  static final String NOT_UNDERSTOOD =
      "I did not understand the question. Try “What is my portfolio risk?”, “What do I hold?” or “What if the market"
          + " falls by a tenth?”. ";
  static final String ENGLISH_ONLY = "Without an AI model I understand English only. ";
  static final String LABEL = "_This is a rule-based answer, put together without an AI model._";
  static final String NO_ADVICE =
      "_It describes figures and is no investment advice; the decision is yours._";

  /** Terms that the rules know even where documents cannot be searched. */
  private static final Map<String, String> TERMS =
      Map.ofEntries(
          Map.entry(
              "beta",
              "Beta is how much a portfolio moves when the market moves: at a beta of one it moves alike, at a half it moves half as far."),
          Map.entry(
              "volatil*",
              "Volatility is the standard deviation of returns, put on a year. It says how far values swing, not in which direction."),
          Map.entry(
              "value at risk",
              "Value at risk is the loss that is exceeded only on a given small share of days."),
          Map.entry(
              "var",
              "Value at risk is the loss that is exceeded only on a given small share of days."),
          Map.entry(
              "expected shortfall",
              "Expected shortfall is the mean loss of the days that are worse than value at risk."),
          Map.entry(
              "hhi",
              "The Herfindahl index is the sum of squared weights: high where a few names are most of the portfolio."),
          Map.entry(
              "herfindahl",
              "The Herfindahl index is the sum of squared weights: high where a few names are most of the portfolio."),
          Map.entry("concentrat*", "Concentration is how much of a portfolio hangs on few names."),
          Map.entry(
              "correlat*",
              "Correlation says how far two securities move together, from exactly opposite to exactly alike."),
          Map.entry(
              "diversif*", "Diversification is how far positions cancel each other's swings."),
          Map.entry(
              "drawdown*", "A drawdown is the fall of a value from its highest point so far."),
          Map.entry(
              "delta", "Delta is how much an option gains when its underlying gains one unit."),
          Map.entry("gamma", "Gamma is how fast delta changes when the underlying moves."),
          Map.entry("theta", "Theta is what an option gains or loses by one day passing."),
          Map.entry(
              "vega", "Vega is what an option gains when implied volatility rises by one point."),
          Map.entry("net asset value", "Net asset value is cash and all holdings at market value."),
          Map.entry("nav", "Net asset value is cash and all holdings at market value."),
          Map.entry(
              "gross exposure",
              "Gross exposure is the long side plus the short side, both counted positive."),
          Map.entry("net exposure", "Net exposure is the long side less the short side."),
          Map.entry("leverage", "Leverage is gross exposure over net asset value."),
          Map.entry(
              "stress test*",
              "A stress test values the portfolio after large moves of the market that are stipulated or replayed from history."),
          Map.entry(
              "factor*",
              "A factor is a common cause of returns, as the market, interest rates, value or momentum; a factor beta is how much a portfolio follows it."));

  private static final BigDecimal WHOLE = new BigDecimal("0.9995");

  private Talk() {}

  static Optional<String> term(Words words) {
    return TERMS.entrySet().stream()
        .filter(each -> words.has(each.getKey()))
        .max((one, other) -> Integer.compare(one.getKey().length(), other.getKey().length()))
        .map(Map.Entry::getValue);
  }

  /** A period of returns, at the start of a sentence. */
  static String period(String code) {
    return switch (code) {
      case "mtd" -> "This month";
      case "ytd" -> "This year";
      case "1m" -> "One month";
      case "3m" -> "Three months";
      case "6m" -> "Six months";
      case "1y" -> "One year";
      default -> "Since the start";
    };
  }

  /** Says so where a figure rests on a part of what is held. */
  static String covered(Finding found, String pointer) {
    return found.isKnown(pointer) && found.at(pointer).decimalValue().compareTo(WHOLE) < 0
        ? " It covers %s of the exposure; the rest, such as private assets, has too few market prices."
            .formatted(found.share(pointer))
        : "";
  }

  /** The same as a paragraph below a list. */
  static String coveredBelow(Finding found, String pointer) {
    String covered = covered(found, pointer);
    return covered.isEmpty() ? "" : "\n\n" + covered.strip();
  }

  /** Several things in a sentence. */
  static String list(List<String> parts) {
    int last = parts.size() - 1;
    return switch (parts.size()) {
      case 0 -> "none";
      case 1 -> parts.getFirst();
      default -> String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    };
  }

  /** A name of our own without what would be a mark. */
  static String plain(String name) {
    return name.replaceAll("[\\[\\]*_`]", " ").strip();
  }

  /** What to say if a tool told nothing. */
  static Optional<String> trouble(Finding found) {
    String what = found.tool().replaceFirst("^(?:get|run|list)_", "").replace('_', ' ');
    if (found.isError()) {
      return Optional.of("About " + what + ": " + found.quote("/error/message") + ".");
    }
    if (found.isAvailable()) {
      return Optional.empty();
    }
    for (String pointer :
        new String[] {"/reason", "/error", "/message", "/detail", "/quality_reason"}) {
      if (found.text(pointer).contains(" ")) { // a sentence and no code
        return Optional.of("Nothing is known of " + what + ": " + found.quote(pointer) + ".");
      }
    }
    return Optional.of("Nothing is known of " + what + " yet.");
  }
}
