package dev.sigmasight.server.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a fall of the market would do, what stands against it, and what would even it out. */
final class HedgeStory {
  private HedgeStory() {}

  /**
   * @param all overview, factors and stress tests
   */
  static String of(List<Finding> all) {
    List<String> parts = new ArrayList<>();
    for (Finding found : all) {
      String part =
          Talk.trouble(found)
              .orElseGet(
                  () ->
                      switch (found.tool()) {
                        case "get_analytics_overview" -> sides(found);
                        case "get_factor_exposures" -> market(found);
                        default -> falls(found);
                      });
      if (!part.isEmpty()) {
        parts.add("- " + part);
      }
    }
    return "What a fall of the market would meet:\n\n" + String.join("\n", parts);
  }

  private static String sides(Finding found) {
    String delta = "/delta_exposures";
    String where = found.isKnown(delta + "/long_exposure") ? delta : "/exposures";
    String how = where.equals(delta) ? ", with options counted as shares of their underlying" : "";
    return "**Long and short.** Long exposure is %s and short exposure is %s%s. What is short, or a put that is held, gains when prices fall."
        .formatted(
            found.money(where + "/long_exposure"), found.money(where + "/short_exposure"), how);
  }

  private static String market(Finding found) {
    Optional<String> row =
        found.rows("/factors", 12).stream()
            .filter(each -> found.text(each + "/name").startsWith("Market"))
            .findFirst();
    if (row.isEmpty() || !found.isKnown(row.get() + "/exposure_dollar")) {
      return "**Market beta.** How far the portfolio follows the market is unknown.";
    }
    String money = found.money(row.get() + "/exposure_dollar");
    boolean isLong = found.at(row.get() + "/exposure_dollar").decimalValue().signum() >= 0;
    String story =
        "**Market beta.** It is %s, so that the portfolio moves with the market like %s in a fund that follows it."
            .formatted(found.number(row.get() + "/beta", 2), money);
    String even =
        isLong
            ? " By that, a short position of the same size in such a fund, or puts that act like it, would even it out;"
                + " other risks would stay."
            : " It gains when the market falls: there is nothing to hedge against a fall by that measure.";
    return story + even + Talk.covered(found, row.get() + "/coverage");
  }

  private static String falls(Finding found) {
    Optional<String> row =
        found.rows("/scenarios", 22).stream()
            .filter(each -> found.text(each + "/id").equals("market_down_10"))
            .filter(each -> found.isKnown(each + "/dollar_impact"))
            .findFirst();
    return row.map(
            each ->
                "**If it happens.** The scenario “%s” would change the value by %s, or %s."
                    .formatted(
                        Talk.plain(found.text(each + "/name")),
                        found.money(each + "/dollar_impact"),
                        found.percent(each + "/percentage_impact")))
        .orElse("");
  }
}
