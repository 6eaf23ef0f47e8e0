package dev.sigmasight.server.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is owned, what it is worth and what it earned, in sentences. */
final class ValueStories {
  private static final Map<String, String> PERIODS =
      Map.of(
          "mtd", "this month",
          "ytd", "this year",
          "1m", "over one month",
          "3m", "over three months",
          "6m", "over six months",
          "1y", "over one year",
          "since_inception", "since the start");

  private ValueStories() {}

  static String overview(Finding found) {
    return "The net asset value is %s, of which cash is %s. "
            .formatted(found.money("/net_asset_value"), found.money("/cash_balance"))
        + "Long exposure is %s and short exposure is %s. Both added up (gross) are %s of the net asset value, the one less the other (net) is %s.\n\n"
            .formatted(
                found.money("/exposures/long_exposure"),
                found.money("/exposures/short_exposure"),
                found.percent("/exposures/gross_percentage"),
                found.percent("/exposures/net_percentage"))
        + "Profit and loss is %s since the start, %s this year and %s this month. "
            .formatted(
                found.money("/pnl/total_pnl"),
                found.money("/pnl/ytd_pnl"),
                found.money("/pnl/mtd_pnl"))
        + "The market beta is %s, and the deepest fall from a high (drawdown) was %s."
            .formatted(found.number("/risk/market_beta", 2), found.share("/risk/max_drawdown"))
        + Talk.covered(found, "/risk/beta_coverage");
  }

  static String performance(Finding found) {
    List<String> returns = new ArrayList<>();
    for (String row : found.rows("/returns", 8)) {
      String period = PERIODS.getOrDefault(found.text(row + "/period"), "over the period");
      if (found.isKnown(row + "/period_return")) {
        returns.add(found.share(row + "/period_return") + " " + period);
      }
    }
    String story =
        returns.isEmpty()
            ? "The time-weighted return is unknown" + reason(found) + "."
            : "The return is "
                + Talk.list(returns)
                + ". It is time-weighted: deposits and withdrawals do not count.";
    if (!found.isKnown("/drawdown/depth")) {
      return story;
    }
    return story
        + "\n\nThe deepest fall from a high (drawdown) was %s. The newest close stands %s from the highest."
            .formatted(found.share("/drawdown/depth"), found.share("/drawdown/current"));
  }

  private static String reason(Finding found) {
    return found.text("/reason").isEmpty() ? "" : " (" + found.quote("/reason") + ")";
  }

  /** Profit and loss in money, from the overview. */
  static String profit(Finding found) {
    return "In money that is %s since the start (realised %s, unrealised %s), %s this year and %s this month."
        .formatted(
            found.money("/pnl/total_pnl"),
            found.money("/pnl/realized_pnl"),
            found.money("/pnl/unrealized_pnl"),
            found.money("/pnl/ytd_pnl"),
            found.money("/pnl/mtd_pnl"));
  }

  /** What was paid out and paid, since the start. */
  static String income(Finding found) {
    return "Dividends, interest and other income came to %s since the start, and fees to %s."
        .formatted(found.money("/pnl/income"), found.money("/pnl/fees"));
  }

  /** What no market prices. */
  static String unlisted(Finding found) {
    List<String> rows = new ArrayList<>();
    for (String row : found.rows("/positions", 50)) {
      if (found.text(row + "/investment_class").equals("PRIVATE") && rows.size() < 10) {
        rows.add(
            "%s at %s of %s"
                .formatted(
                    found.text(row + "/symbol"),
                    found.money(row + "/market_value"),
                    found.text(row + "/price_date")));
      }
    }
    return rows.isEmpty()
        ? "There is no private asset among the positions."
        : "No market prices your private assets; these are the values that you stated: "
            + Talk.list(rows)
            + ". All positions together are worth "
            + found.money("/summary/total_market_value")
            + ".";
  }

  static String holdings(Finding found, List<String> symbols) {
    List<String> rows = found.rows("/positions", symbols.isEmpty() ? 8 : 6);
    if (rows.isEmpty()) {
      return symbols.isEmpty() ? "There is no open position." : "Nothing of what you name is held.";
    }
    List<String> held = new ArrayList<>();
    for (String row : rows) {
      held.add(symbols.isEmpty() ? line(found, row) : whole(found, row));
    }
    String all =
        found.isKnown("/summary/total_positions")
            ? "There are %s open positions worth %s in all. "
                .formatted(
                    found.number("/summary/total_positions", 0),
                    found.money("/summary/total_market_value"))
            : "";
    return all
        + (symbols.isEmpty() ? "The largest:\n\n- " : "- ")
        + String.join("\n- ", held)
        + rest(found);
  }

  private static String line(Finding found, String row) {
    return "%s at %s".formatted(found.text(row + "/symbol"), found.money(row + "/market_value"));
  }

  private static String whole(Finding found, String row) {
    String held =
        "%s: %s units worth %s, at a price of %s of %s"
            .formatted(
                found.text(row + "/symbol"),
                found.quantity(row + "/quantity"),
                found.money(row + "/market_value"),
                found.price(row + "/current_price"),
                found.text(row + "/price_date"));
    return found.isKnown(row + "/unrealized_pnl")
        ? held
            + ", with an unrealised profit and loss of %s (%s)"
                .formatted(
                    found.money(row + "/unrealized_pnl"),
                    found.percent(row + "/unrealized_pnl_percent"))
        : held + ", of unknown gain since its cost is unknown";
  }

  private static String rest(Finding found) {
    return found.isKnown("/positions_rest/market_value")
        ? "\n\nThe %s that are not listed come to %s."
            .formatted(
                found.number("/positions_rest/count", 0),
                found.money("/positions_rest/market_value"))
        : "";
  }

  static String tags(Finding found) {
    List<String> tags = new ArrayList<>();
    for (String row : found.rows("/tags", 12)) {
      String value =
          found.isKnown(row + "/positions_total/market_value")
              ? ", worth " + found.money(row + "/positions_total/market_value")
              : "";
      tags.add(
          "“%s” on %s positions%s"
              .formatted(
                  found.quote(row + "/tag_name"),
                  found.number(row + "/positions_total/count", 0),
                  value));
    }
    return tags.isEmpty() ? "There is no tag yet." : "Your tags:\n\n- " + String.join("\n- ", tags);
  }

  static String quality(Finding found) {
    return "Of %s positions, %s have a whole year of prices, %s a part of it and %s too few or none, as private assets. That is a whole year for %s of them.\n\n"
            .formatted(
                found.number("/summary/total_positions", 0),
                found.number("/summary/complete_data", 0),
                found.number("/summary/partial_data", 0),
                found.number("/summary/insufficient_data", 0),
                found.percent("/summary/data_coverage_percent"))
        + "Correlations can use %s of the positions, factor regressions %s and volatility %s."
            .formatted(
                found.number("/calculation_feasibility/correlation_matrix/positions_eligible", 0),
                found.number("/calculation_feasibility/factor_regression/positions_eligible", 0),
                found.number("/calculation_feasibility/volatility_analysis/positions_eligible", 0));
  }

  static String portfolios(Finding found) {
    List<String> all = new ArrayList<>();
    for (String row : found.rows("/portfolios", 10)) {
      all.add(
          "%s, %s, with %s and %s positions"
              .formatted(
                  found.text(row + "/portfolio"),
                  found.quote(row + "/name"),
                  found.money(row + "/net_asset_value"),
                  found.number(row + "/position_count", 0)));
    }
    return all.isEmpty()
        ? "There is no portfolio yet."
        : "Your portfolios:\n\n- " + String.join("\n- ", all);
  }

  static String together(Finding found) {
    return "Together they are worth %s. Long and short exposure added up (gross) are %s, the one less the other (net) is %s. Profit and loss since the start is %s."
        .formatted(
            found.money("/net_asset_value"),
            found.money("/gross_exposure"),
            found.money("/net_exposure"),
            found.money("/total_pnl"));
  }
}
