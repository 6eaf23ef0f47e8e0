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
        "Realised volatility, annualised, is %s over a month, %s over a quarter and %s over a year. "
            .formatted(
                found.share("/realized_volatility_21d"),
                found.share("/realized_volatility_63d"),
                found.share("/realized_volatility_252d"));
    if (found.isKnown("/expected_volatility_21d")) {
      story +=
          "For the next month %s is expected, between %s and %s. "
              .formatted(
                  found.share("/expected_volatility_21d"),
                  found.share("/expected_volatility_21d_low"),
                  found.share("/expected_volatility_21d_high"));
    }
    return found.text("/volatility_trend").isEmpty()
        ? story.strip()
        : story + "The trend is " + found.text("/volatility_trend") + ".";
  }

  static String valueAtRisk(Finding found) {
    List<String> figures = new ArrayList<>();
    for (String row : found.rows("/figures", 6)) {
      if (found.isKnown(row + "/value_at_risk")) {
        figures.add(
            "%s at %s confidence by the %s method, with a mean loss beyond it of %s"
                .formatted(
                    found.money(row + "/value_at_risk"),
                    found.share(row + "/confidence"),
                    found.text(row + "/method"),
                    found.money(row + "/expected_shortfall")));
      }
    }
    return figures.isEmpty()
        ? "The value at risk is unknown" + why(found, "/figures/0/reason") + "."
        : "Value at risk of one day is " + Talk.list(figures) + ".";
  }

  private static String why(Finding found, String pointer) {
    String place = found.text(pointer).isEmpty() ? "/reason" : pointer;
    return found.text(place).isEmpty() ? "" : " (" + found.quote(place) + ")";
  }

  static String contributions(Finding found) {
    List<String> rows = new ArrayList<>();
    for (String row : found.rows("/by_position", 5)) {
      if (found.isKnown(row + "/historical_share")) {
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
            : "The largest contributors to the expected shortfall of %s are %s."
                .formatted(found.money("/historical_es_95"), Talk.list(rows));
    if (found.isKnown("/systematic_share")) {
      story +=
          " The factors explain %s of the variance.".formatted(found.share("/systematic_share"));
    }
    return story;
  }

  static String concentration(Finding found) {
    List<String> weights = new ArrayList<>();
    for (String each : found.members("/position_weights", 5)) {
      weights.add(Finding.last(each) + " with " + found.share(each));
    }
    String story =
        "The three largest names are %s and the ten largest %s of the whole. The Herfindahl index is %s, as if there were %s names of equal size."
            .formatted(
                found.share("/top_3_concentration"),
                found.share("/top_10_concentration"),
                found.number("/hhi", 0),
                found.number("/effective_num_positions", 1));
    return weights.isEmpty()
        ? story
        : story + " The largest weights are " + Talk.list(weights) + ".";
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
        : "By sector, as a share of net asset value: "
            + Talk.list(weights)
            + "."
            + (found.text("/benchmark_source").equals("stand-in")
                ? " The benchmark's weights are approximate and entered by hand."
                : "");
  }

  static String factors(Finding found) {
    List<String> betas = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String row : found.rows("/factors", 12)) {
      if (found.isKnown(row + "/beta")) {
        betas.add(
            "%s %s, or %s"
                .formatted(
                    Talk.plain(found.text(row + "/name")),
                    found.number(row + "/beta", 2),
                    found.money(row + "/exposure_dollar")));
      } else if (!found.text(row + "/reason").isEmpty() && unknown.size() < 2) {
        unknown.add(found.quote(row + "/reason"));
      }
    }
    String story =
        betas.isEmpty()
            ? "No factor beta is known."
            : "The betas and the money they stand for are: " + Talk.list(betas) + ".";
    return unknown.isEmpty()
        ? story
        : story + " Others are unknown: " + String.join("; ", unknown) + ".";
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
        found.rows("/positions", 15).stream()
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
        "The market beta is %s over the last quarter or so"
                .formatted(found.number("/beta_calculated_90d", 2))
            + (found.isKnown("/coverage")
                ? "; %s of the exposure has a known beta.".formatted(found.share("/coverage"))
                : ".");
    return rows.isEmpty()
        ? story
        : story + " The positions with the highest betas are " + Talk.list(rows) + ".";
  }

  private static BigDecimal magnitude(Finding found, String pointer) {
    return found.at(pointer).decimalValue().abs();
  }

  static String correlation(Finding found) {
    String story =
        "The average correlation of the pairs is %s."
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
    return "Weighted by exposure, the mean absolute correlation is %s. The diversification ratio is %s, which is as good as %s independent bets."
        .formatted(
            found.number("/portfolio_correlation", 2),
            found.number("/diversification_ratio", 2),
            found.number("/effective_bets", 1));
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
    return "The worst of the scenarios are "
        + Talk.list(worst)
        + ". The best is "
        + impact(found, rows.getLast())
        + ".";
  }

  private static String impact(Finding found, String row) {
    String name = "“" + Talk.plain(found.text(row + "/name")) + "”";
    return "%s with %s, or %s"
        .formatted(
            name, found.money(row + "/dollar_impact"), found.percent(row + "/percentage_impact"));
  }

  /** Volatility, beta, value at risk, contributors and the worst scenario in a paragraph each. */
  static String overview(List<Finding> all) {
    List<String> parts = new ArrayList<>();
    for (Finding found : all) {
      Optional<String> trouble = Talk.trouble(found);
      parts.add("- " + trouble.orElseGet(() -> part(found)));
    }
    return String.join("\n", parts);
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
