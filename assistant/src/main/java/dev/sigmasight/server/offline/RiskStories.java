package dev.sigmasight.server.offline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How risky it is and why, in sentences. */
final class RiskStories {
  private RiskStories() {}

  static String volatility(Finding found) {
    String story =
        "Realised volatility is %s a year, measured over the last month. It says how far the value usually swings in a year, up or down. "
                .formatted(found.share("/realized_volatility_21d"))
            + "Over the last quarter it was %s, over the last year %s. "
                .formatted(
                    found.share("/realized_volatility_63d"),
                    found.share("/realized_volatility_252d"));
    if (found.isKnown("/expected_volatility_21d")) {
      story +=
          "For the next month %s is expected, most likely between %s and %s. "
              .formatted(
                  found.share("/expected_volatility_21d"),
                  found.share("/expected_volatility_21d_low"),
                  found.share("/expected_volatility_21d_high"));
    }
    return found.text("/volatility_trend").isEmpty()
        ? story.strip()
        : story + "The trend is " + found.text("/volatility_trend") + ".";
  }

  /** The first figure in plain words, the others in a line each. */
  static String valueAtRisk(Finding found) {
    List<String> known =
        found.rows("/figures", 6).stream()
            .filter(row -> found.isKnown(row + "/value_at_risk"))
            .toList();
    if (known.isEmpty()) {
      return "The value at risk is unknown" + why(found, "/figures/0/reason") + ".";
    }
    String first = known.getFirst();
    String story =
        "%s%s: that is the loss of one day that is exceeded only on about %s (value at risk). On those worse days the mean loss is %s (expected shortfall)."
            .formatted(
                found.money(first + "/value_at_risk"),
                found.isKnown(first + "/var_of_nav")
                    ? ", which is " + found.share(first + "/var_of_nav") + " of net asset value"
                    : "",
                often(found, first),
                found.money(first + "/expected_shortfall"));
    return story
        + Talk.covered(found, "/coverage")
        + "\n\nBy method and confidence:\n\n"
        + String.join("\n", known.stream().map(row -> tail(found, row)).toList());
  }

  private static String tail(Finding found, String row) {
    String method = found.text(row + "/method");
    return "- %s at %s: value at risk %s, expected shortfall %s"
        .formatted(
            switch (method) {
              case "historical" -> "From past days (historical)";
              case "normal" -> "From volatility alone (normal)";
              case "factor" -> "From the factors and their correlations (factor)";
              default -> "By the method " + Talk.plain(method);
            },
            found.share(row + "/confidence"),
            found.money(row + "/value_at_risk"),
            found.money(row + "/expected_shortfall"));
  }

  /** How many days are worse. */
  private static String often(Finding found, String row) {
    return switch (found.at(row + "/confidence").decimalValue().movePointRight(3).intValue()) {
      case 900 -> "one day in ten";
      case 950 -> "one day in twenty";
      case 975 -> "one day in forty";
      case 990 -> "one day in a hundred";
      default -> "few days, at a confidence of " + found.share(row + "/confidence");
    };
  }

  private static String why(Finding found, String pointer) {
    String place = found.text(pointer).isEmpty() ? "/reason" : pointer;
    return found.text(place).isEmpty() ? "" : " (" + found.quote(place) + ")";
  }

  static String contributions(Finding found) {
    List<String> rows = new ArrayList<>();
    for (String row : found.rows("/by_position", 5)) {
      if (found.isKnown(row + "/historical_share")
          && found.at(row + "/historical_share").decimalValue().signum() > 0) {
        rows.add(
            "%s with %s (%s)"
                .formatted(
                    found.text(row + "/symbol"),
                    found.share(row + "/historical_share"),
                    found.money(row + "/historical_es_95")));
      }
    }
    String story =
        rows.isEmpty()
            ? "Which positions the risk comes from is unknown" + why(found, "/reason") + "."
            : "On the worst days, about one in twenty, the mean loss is %s (expected shortfall). Most of it comes from %s."
                .formatted(found.money("/historical_es_95"), Talk.list(rows));
    if (found.isKnown("/systematic_share")) {
      story +=
          " The market and the other factors explain %s of the swings (variance); the rest is particular to the positions."
              .formatted(found.share("/systematic_share"));
    }
    return story;
  }

  static String concentration(Finding found) {
    List<String> weights = new ArrayList<>();
    for (String each : found.members("/position_weights", 5)) {
      weights.add(Finding.last(each) + " with " + found.share(each));
    }
    String largest =
        weights.isEmpty()
            ? ""
            : " The largest exposures, by underlying and as a share of net asset value, are "
                + Talk.list(weights)
                + "; a share and the options on it count as one.";
    return "The three largest names are %s and the ten largest %s of the whole."
            .formatted(found.share("/top_3_concentration"), found.share("/top_10_concentration"))
        + largest
        + " That is as diverse as %s names of equal size (the Herfindahl index, the sum of squared weights, is %s)."
            .formatted(found.number("/effective_num_positions", 1), found.number("/hhi", 0));
  }

  static String sectors(Finding found) {
    List<String> weights = new ArrayList<>();
    for (String each : found.members("/portfolio_weights", 6)) {
      String sector = Finding.last(each);
      String active = each.replace("/portfolio_weights/", "/over_underweight/");
      weights.add(
          found.isKnown(active)
                  && found.isKnown(each.replace("/portfolio_weights/", "/benchmark_weights/"))
              ? "%s %s (%s against the benchmark)"
                  .formatted(sector, found.share(each), found.share(active))
              : sector + " " + found.share(each));
    }
    return weights.isEmpty()
        ? "The weights by sector are unknown" + why(found, "/error") + "."
        : "By sector, as a share of net asset value:\n\n- "
            + String.join("\n- ", weights)
            + unclassified(found)
            + (found.text("/benchmark_source").equals("stand-in")
                ? " The benchmark's weights are approximate and entered by hand."
                : "");
  }

  private static String unclassified(Finding found) {
    boolean isSome =
        found.isKnown("/unclassified_value")
            && found.at("/unclassified_value").decimalValue().signum() != 0;
    return isSome
        ? "\n\nOf %s no sector is known.".formatted(found.money("/unclassified_value"))
        : "\n";
  }

  static String factors(Finding found) {
    List<String> betas = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String row : found.rows("/factors", 12)) {
      if (found.isKnown(row + "/beta")) {
        betas.add(
            "- %s: beta %s, like %s in it%s"
                .formatted(
                    Talk.plain(found.text(row + "/name")),
                    found.number(row + "/beta", 2),
                    found.money(row + "/exposure_dollar"),
                    fromLess(found, row)));
      } else if (!found.text(row + "/reason").isEmpty() && unknown.size() < 2) {
        unknown.add(found.quote(row + "/reason"));
      }
    }
    String story =
        betas.isEmpty()
            ? "No factor beta is known."
            : "A beta says how far the portfolio moves when the factor moves by one; beside it stands the money that moves along.\n\n"
                + String.join("\n", betas);
    String whole = story + Talk.coveredBelow(found, "/factors/0/coverage");
    return unknown.isEmpty()
        ? whole
        : whole + "\n\nOthers are unknown: " + String.join("; ", unknown) + ".";
  }

  /** Where the beta of a factor is known of less than that of the first, which is told below. */
  private static String fromLess(Finding found, String row) {
    String first = "/factors/0/coverage";
    String own = row + "/coverage";
    boolean isLess =
        found.isKnown(own)
            && found.isKnown(first)
            && found.at(own).decimalValue().compareTo(found.at(first).decimalValue()) < 0;
    return isLess
        ? ", from %s of the exposure; the rest counts as nothing".formatted(found.share(own))
        : "";
  }

  static String spreads(Finding found) {
    List<String> rows = new ArrayList<>();
    for (String row : found.rows("/factors", 6)) {
      rows.add(
          "%s %s, which leans to %s"
              .formatted(
                  found.text(row + "/name"),
                  found.number(row + "/beta", 2),
                  found.text(row + "/direction")));
    }
    return rows.isEmpty()
        ? "No beta to a spread is known" + why(found, "/reason") + "."
        : "The betas to spreads are: " + Talk.list(rows) + ".";
  }

  static String beta(Finding found) {
    List<String> rows =
        found.rows("/positions", Integer.MAX_VALUE).stream()
            .filter(row -> found.isKnown(row + "/calculated_beta"))
            .sorted(
                Comparator.comparing(
                    row -> magnitude(found, row + "/calculated_beta"), Comparator.reverseOrder()))
            .limit(4)
            .map(
                row ->
                    found.text(row + "/symbol") + " " + found.number(row + "/calculated_beta", 2))
            .toList();
    String story =
        "The market beta of what is held now is %s, measured over the last quarter or so: at a beta of one the portfolio moves as far as the market."
                .formatted(found.number("/beta_calculated_90d", 2))
            + Talk.covered(found, "/coverage");
    return rows.isEmpty()
        ? story
        : story + " The betas furthest from zero are those of " + Talk.list(rows) + ".";
  }

  private static BigDecimal magnitude(Finding found, String pointer) {
    return found.at(pointer).decimalValue().abs();
  }

  static String correlation(Finding found) {
    String story =
        "The average correlation of the pairs is %s; one is moving alike, zero is moving on their own."
            .formatted(found.number("/average_correlation", 2));
    List<String> alike = pairs(found, "/most_alike", 3);
    List<String> apart = pairs(found, "/least_alike", 2);
    return alike.isEmpty()
        ? story
        : story
            + " Most alike are %s; least alike are %s."
                .formatted(Talk.list(alike), Talk.list(apart));
  }

  private static List<String> pairs(Finding found, String list, int most) {
    return found.rows(list, most).stream()
        .map(
            row ->
                "%s and %s with %s"
                    .formatted(
                        found.text(row + "/a"),
                        found.text(row + "/b"),
                        found.number(row + "/correlation", 2)))
        .toList();
  }

  static String diversification(Finding found) {
    if (!found.isKnown("/portfolio_correlation") && !found.isKnown("/diversification_ratio")) {
      return "How far positions cancel each other's swings is unknown"
          + why(found, "/message")
          + ".";
    }
    return "The positions together spread risk as well as %s independent bets of equal size."
            .formatted(found.number("/effective_bets", 1))
        + " Their volatilities taken one by one are %s times that of the whole (the diversification ratio), and weighted by exposure their mean correlation, without its sign, is %s."
            .formatted(
                found.number("/diversification_ratio", 2),
                found.number("/portfolio_correlation", 2))
        + Talk.covered(found, "/pair_coverage");
  }

  static String stress(Finding found) {
    List<String> rows =
        found.rows("/scenarios", 22).stream()
            .filter(row -> found.isKnown(row + "/dollar_impact"))
            .sorted(Comparator.comparing(row -> found.at(row + "/dollar_impact").decimalValue()))
            .toList();
    if (rows.isEmpty()) {
      String of = found.text("/reason").isEmpty() ? "/scenarios/0/note" : "/reason";
      return "What the scenarios would do is unknown" + why(found, of) + ".";
    }
    List<String> worst = rows.stream().limit(3).map(row -> impact(found, row)).toList();
    return "The scenarios that cost most:\n\n- "
        + String.join("\n- ", worst)
        + "\n\nThe best for you is "
        + impact(found, rows.getLast())
        + "."
        + Talk.covered(found, "/coverage");
  }

  private static String impact(Finding found, String row) {
    String name = "“" + Talk.plain(found.text(row + "/name")) + "”";
    return "%s with %s, or %s"
        .formatted(
            name, found.money(row + "/dollar_impact"), found.percent(row + "/percentage_impact"));
  }

  /** Volatility, beta, value at risk, contributors and the worst scenario under a word each. */
  static String overview(List<Finding> all) {
    List<String> parts = new ArrayList<>();
    for (Finding found : all) {
      Optional<String> trouble = Talk.trouble(found);
      parts.add(trouble.orElseGet(() -> part(found)));
    }
    return String.join("\n\n", parts);
  }

  private static String part(Finding found) {
    return switch (found.tool()) {
      case "get_volatility_analysis" -> "**Volatility.** " + volatility(found);
      case "get_betas" -> "**Beta.** " + beta(found);
      case "get_value_at_risk" -> "**Value at risk.** " + valueAtRisk(found);
      case "get_risk_contributions" -> "**Contributors.** " + contributions(found);
      default -> "**Scenarios.** " + stress(found);
    };
  }
}
