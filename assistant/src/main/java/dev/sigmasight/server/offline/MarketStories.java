package dev.sigmasight.server.offline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What securities did, what is expected of them and what documents say, in sentences. */
final class MarketStories {
  private static final int LONGEST_PASSAGE = 600;
  private static final int DAY = "2025-11-03".length();
  private static final BigDecimal LITTLE = new BigDecimal("0.8");
  private static final BigDecimal MUCH = new BigDecimal("1.2");

  private MarketStories() {}

  static String movers(Finding found) {
    return span(found, "/last_session", "In the last session")
        + "\n\n"
        + span(found, "/five_sessions", "Over the last five sessions");
  }

  private static String span(Finding found, String span, String when) {
    String story =
        "**%s**, from the close of %s to that of %s, profit and loss was %s, or %s."
            .formatted(
                when,
                day(found.text(span + "/from")),
                day(found.text(span + "/to")),
                found.money(span + "/portfolio/pnl"),
                found.share(span + "/portfolio/period_return"));
    List<String> gains = moved(found, span + "/largest/gains");
    List<String> losses = moved(found, span + "/largest/losses");
    if (!gains.isEmpty()) {
      story += " The largest gains were " + Talk.list(gains) + ".";
    }
    String whole =
        losses.isEmpty() ? story : story + " The largest losses were " + Talk.list(losses) + ".";
    int unknown = found.at(span + "/unknown").size();
    return unknown == 0
        ? whole
        : whole + " Of some positions no move is known: they have no fresh market price.";
  }

  private static String day(String date) {
    return date.isEmpty() ? "an unknown day" : date;
  }

  private static List<String> moved(Finding found, String list) {
    return found.rows(list, 3).stream()
        .map(
            row ->
                "%s with %s (%s)"
                    .formatted(
                        found.text(row + "/symbol"),
                        found.money(row + "/pnl"),
                        found.share(row + "/position_return")))
        .toList();
  }

  /** Returns beside those of the market, a line for each period, and what the line of them says. */
  static String comparison(Finding found) {
    List<String> lines = new ArrayList<>();
    for (String row : found.rows("/periods", 8)) {
      if (found.isKnown(row + "/difference")) {
        lines.add(
            "- %s, from %s to %s: portfolio %s, market %s, difference %s"
                .formatted(
                    Talk.period(found.text(row + "/period")),
                    found.text(row + "/from"),
                    found.text(row + "/to"),
                    found.share(row + "/period_return"),
                    found.share(row + "/market_return"),
                    found.share(row + "/difference")));
      }
    }
    String fund = found.quote("/symbol");
    return lines.isEmpty()
        ? "The returns cannot be set against those of the market"
            + (found.text("/periods/0/reason").isEmpty()
                ? "."
                : ": " + found.quote("/periods/0/reason") + ".")
        : "Your return beside that of the market, for which the fund "
            + fund
            + " stands, with its distributions:\n\n"
            + String.join("\n", lines)
            + alpha(found);
  }

  private static String alpha(Finding found) {
    return found.isKnown("/line/alpha")
        ? "\n\nFrom %s to %s the daily returns had a beta of %s to the market. What was earned beyond that beta, called alpha, is %s a year; no interest is subtracted."
            .formatted(
                found.text("/line/from"),
                found.text("/line/to"),
                found.number("/line/beta", 2),
                found.share("/line/alpha"))
        : "";
  }

  static String targets(Finding found) {
    String story =
        "%s of %s positions have a target price of yours. If all are met by the end of the year, that is %s of net asset value, or %s. In the bad case that you set it is %s."
            .formatted(
                found.number("/positions_with_targets", 0),
                found.number("/total_positions", 0),
                found.percent("/weighted_expected_return_eoy"),
                found.money("/target_upside_eoy_dollars"),
                found.money("/target_downside_dollars"));
    List<String> rows = new ArrayList<>();
    for (String row : found.rows("/target_prices", 4)) {
      rows.add(
          "%s from %s to %s (%s)"
              .formatted(
                  found.text(row + "/symbol"),
                  found.price(row + "/current_price"),
                  found.price(row + "/target_price_eoy"),
                  found.percent(row + "/expected_return_eoy")));
    }
    return rows.isEmpty() ? story : story + " The largest are " + Talk.list(rows) + ".";
  }

  static String company(Finding found) {
    List<String> parts = new ArrayList<>();
    for (String row : found.rows("/profiles", 5)) {
      parts.add(profile(found, row));
    }
    if (!found.at("/missing").isEmpty()) {
      parts.add("Nothing is stored of some of the symbols you name.");
    }
    return parts.isEmpty() ? "Nothing is stored of it." : String.join(" ", parts);
  }

  private static String profile(Finding found, String row) {
    StringBuilder story = new StringBuilder(found.text(row + "/symbol")).append(" is ");
    String name = found.quote(row + "/company_name");
    story.append(name.isEmpty() ? "a security" : name);
    if (!found.text(row + "/industry").isEmpty()) {
      story.append(", ").append(Talk.plain(found.text(row + "/industry")));
    }
    if (!found.text(row + "/sector").isEmpty()) {
      story.append(", in the sector ").append(Talk.plain(found.text(row + "/sector")));
    }
    story.append('.');
    if (found.isKnown(row + "/beta")) {
      story.append(beta(found, row + "/beta"));
    }
    if (found.isKnown(row + "/market_cap")) {
      story
          .append(" All its shares together are worth ")
          .append(found.money(row + "/market_cap"))
          .append('.');
    }
    if (!found.text(row + "/last_updated").isEmpty()) {
      story.append(" That is as of ").append(day(found, row)).append('.');
    }
    return story.toString();
  }

  private static String day(Finding found, String row) {
    String stamp = found.text(row + "/last_updated");
    return stamp.length() > DAY ? stamp.substring(0, DAY) : stamp;
  }

  /** What a beta of the provider means. */
  private static String beta(Finding found, String pointer) {
    BigDecimal beta = found.at(pointer).decimalValue();
    String how =
        beta.signum() < 0
            ? "against the market"
            : beta.compareTo(LITTLE) < 0
                ? "with the market, but less far"
                : beta.compareTo(MUCH) <= 0
                    ? "about as far as the market"
                    : "with the market, and farther";
    return " By the data provider's own measure it has moved %s: its beta is %s."
        .formatted(how, found.number(pointer, 2));
  }

  static String quotes(Finding found) {
    List<String> rows = new ArrayList<>();
    for (String row : found.rows("/quotes", 5)) {
      String change =
          found.isKnown(row + "/day_change_percent")
              ? ", a change of " + found.percent(row + "/day_change_percent")
              : "";
      rows.add(
          "%s closed at %s on %s%s"
              .formatted(
                  found.text(row + "/symbol"),
                  found.price(row + "/last_price"),
                  found.text(row + "/price_date"),
                  change));
    }
    return rows.isEmpty()
        ? "No price of it is stored."
        : Talk.list(rows) + ". Prices are closes, not live.";
  }

  static String history(Finding found) {
    List<String> rows = new ArrayList<>();
    for (String row : found.rows("/symbols", 5)) {
      rows.add(
          "%s went from %s on %s to %s on %s, %s"
              .formatted(
                  found.text(row + "/symbol"),
                  found.price(row + "/first_close"),
                  found.text(row + "/first_date"),
                  found.price(row + "/last_close"),
                  found.text(row + "/last_date"),
                  found.share(row + "/change")));
    }
    return rows.isEmpty() ? "No price of it is stored." : Talk.list(rows) + ".";
  }

  /** The best passage, cut after a sentence. */
  static String passage(Finding found) {
    if (found.at("/passages").isEmpty()) {
      return "The documents say nothing about it.";
    }
    String text =
        found.text("/passages/0/text").replaceAll("[\\[\\]]", "").replaceAll("\\s+", " ").strip();
    int end =
        text.length() <= LONGEST_PASSAGE
            ? text.length()
            : text.lastIndexOf(". ", LONGEST_PASSAGE) + 1;
    String quoted = text.substring(0, end <= 0 ? text.lastIndexOf(' ', LONGEST_PASSAGE) : end);
    return "From the document “%s”: %s%s"
        .formatted(found.quote("/passages/0/title"), quoted, found.mark("/passages/0/text"));
  }
}
