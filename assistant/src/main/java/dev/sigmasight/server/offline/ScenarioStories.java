package dev.sigmasight.server.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What would happen if, in sentences. */
final class ScenarioStories {
  private static final Map<String, String> FIGURES =
      Map.ofEntries(
          Map.entry("value/cash_balance", "cash"),
          Map.entry("delta/gross_exposure", "gross exposure by delta"),
          Map.entry("delta/net_exposure", "net exposure by delta"),
          Map.entry("beta/market_beta", "market beta"),
          Map.entry("risk/holdings_volatility", "volatility of the holdings"),
          Map.entry("tail/historical_var_95", "value at risk of one day (95%)"),
          Map.entry("tail/historical_es_95", "expected shortfall of one day (95%)"),
          Map.entry("concentration/top_3_concentration", "share of the three largest names"));

  private ScenarioStories() {}

  static String shock(Finding found) {
    if (!found.isKnown("/dollar_impact")) {
      String why = found.quote("/reason");
      return "What that would do to the portfolio is unknown"
          + (why.isEmpty() ? "." : ": " + why + ".");
    }
    List<String> moves = new ArrayList<>();
    for (String row : found.rows("/moves", 10)) {
      if (found.at(row + "/shocked").asBoolean(false)) {
        moves.add(move(found, row));
      }
    }
    String story =
        "%s the portfolio would change by %s, or %s, to %s."
            .formatted(
                moves.isEmpty() ? "With the moves you name" : "If " + Talk.list(moves) + ",",
                found.money("/dollar_impact"),
                found.percent("/percentage_impact"),
                found.money("/new_portfolio_value"));
    List<String> parts = new ArrayList<>();
    for (String row : found.rows("/by_position", 4)) {
      parts.add(found.text(row + "/symbol") + " with " + found.money(row + "/dollar_impact"));
    }
    if (!parts.isEmpty()) {
      story += " Most of it comes from " + Talk.list(parts) + ".";
    }
    story += Talk.covered(found, "/coverage");
    return found.text("/note").isEmpty() ? story : story + " " + found.quote("/note") + ".";
  }

  /** A change, and not a level: a yield moves by points, all else by percent. */
  private static String move(Finding found, String row) {
    String factor = found.text(row + "/factor").replace('_', ' ');
    String pointer = row + "/move";
    boolean isDown = found.isKnown(pointer) && found.at(pointer).decimalValue().signum() < 0;
    return switch (factor) {
      case "Interest Rate" ->
          "interest rates %s by %s".formatted(isDown ? "fall" : "rise", found.points(pointer));
      case "Market" ->
          "the market %s by %s".formatted(isDown ? "falls" : "rises", found.size(pointer));
      default ->
          "the factor %s %s by %s"
              .formatted(factor, isDown ? "falls" : "rises", found.size(pointer));
    };
  }

  static String whatIf(Finding found) {
    List<String> trades = new ArrayList<>();
    for (String row : found.rows("/trades", 5)) {
      trades.add(
          "%s %s at a price of %s, from %s held to %s"
              .formatted(
                  found.quantity(row + "/quantity"),
                  found.text(row + "/symbol"),
                  found.price(row + "/price"),
                  found.quantity(row + "/held_before"),
                  found.quantity(row + "/held_after")));
    }
    List<String> changes = new ArrayList<>();
    for (String row : found.rows("/figures", 45)) {
      String name = FIGURES.get(found.text(row + "/group") + "/" + found.text(row + "/id"));
      if (name != null && found.isKnown(row + "/before") && found.isKnown(row + "/after")) {
        changes.add(
            "- %s: from %s to %s"
                .formatted(
                    capital(name), value(found, row, "/before"), value(found, row, "/after")));
      }
    }
    return "The trade is "
        + Talk.list(trades)
        + ". Nothing was traded.\n\n"
        + (changes.isEmpty()
            ? "Nothing of note changes."
            : "It would change:\n\n" + String.join("\n", changes));
  }

  private static String value(Finding found, String row, String side) {
    String pointer = row + side;
    return switch (found.text(row + "/unit")) {
      case "currency" -> found.money(pointer);
      case "annual_ratio" -> found.share(pointer);
      case "ratio" ->
          found.text(row + "/group").equals("concentration")
              ? found.share(pointer)
              : found.number(pointer, 2);
      default -> found.number(pointer, 0);
    };
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** The options that expire next. */
  static String expiries(Finding found) {
    List<String> rows =
        found.rows("/positions", 50).stream()
            .filter(row -> !found.text(row + "/expiration_date").isEmpty())
            .sorted(Comparator.comparing(row -> found.text(row + "/expiration_date")))
            .limit(8)
            .map(
                row ->
                    "- %s: %s of %s"
                        .formatted(
                            found.text(row + "/expiration_date"),
                            found.quantity(row + "/quantity"),
                            found.text(row + "/symbol")))
            .toList();
    return rows.isEmpty()
        ? "There is no option in the portfolio."
        : "The options that expire next, with the contracts held (sold if negative):\n\n"
            + String.join("\n", rows);
  }

  static String greeks(Finding found) {
    if (found.at("/options").asInt(0) == 0) {
      return "There is no option in the portfolio.";
    }
    List<String> rows = new ArrayList<>();
    for (String row : found.rows("/positions", 4)) {
      rows.add(
          "%s with %s".formatted(found.text(row + "/symbol"), found.money(row + "/delta_value")));
    }
    return "%s options act like %s of their underlyings (delta).\n\n"
            .formatted(found.number("/options", 0), found.money("/delta_value"))
        + "- Gamma: when the underlyings rise by one percent, that changes by %s\n"
            .formatted(found.money("/gamma_value"))
        + "- Theta: by each calendar day that passes the value changes by %s\n"
            .formatted(found.money("/theta_value"))
        + "- Vega: by each point that implied volatility rises, by %s\n"
            .formatted(found.money("/vega_value"))
        + "- Rho: by each point that the interest rate rises, by %s\n\n"
            .formatted(found.money("/rho_value"))
        + "The largest deltas are "
        + Talk.list(rows)
        + ".";
  }
}
