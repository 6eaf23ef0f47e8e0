package dev.sigmasight.server.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds numbers of a text that do not occur in the evidence: not as they stand, not rounded to the
 * decimals written, not as a percentage of a fraction, not in thousands, millions or billions.
 */
final class NumberCheck {
  private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\w.])[$€£]?\\s?(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)"
              + "\\s?(%|(?i:percent|thousand|million|billion|bn|[kmb])(?![a-z]))?");

  private final Set<String> dates = new HashSet<>();
  private final List<BigDecimal> known = new ArrayList<>();

  /** A check against figures and the texts that the rules wrote about them. */
  static NumberCheck of(List<Finding> findings, List<String> texts) {
    NumberCheck check = new NumberCheck();
    findings.forEach(
        finding -> {
          finding.evidence().forEach(each -> check.add(new BigDecimal(each.value())));
          check.addText(finding.text());
        });
    texts.forEach(check::addText);
    return check;
  }

  private void add(BigDecimal value) {
    known.add(value.abs());
  }

  private void addText(String text) {
    Matcher days = DATE.matcher(text);
    while (days.find()) {
      dates.add(days.group());
    }
    Matcher numbers = NUMBER.matcher(DATE.matcher(text).replaceAll(" "));
    while (numbers.find()) {
      add(new BigDecimal(numbers.group(1).replace(",", "")));
    }
  }

  /** The first number or date of a text that the evidence does not hold; empty if there is none. */
  String firstUnknown(String text) {
    Matcher days = DATE.matcher(text);
    while (days.find()) {
      if (!dates.contains(days.group())) {
        return days.group();
      }
    }
    Matcher numbers = NUMBER.matcher(DATE.matcher(text).replaceAll(" "));
    while (numbers.find()) {
      String unit = numbers.group(2) == null ? "" : numbers.group(2).toLowerCase(Locale.ROOT);
      if (!isKnown(new BigDecimal(numbers.group(1).replace(",", "")), unit)) {
        return numbers.group().strip();
      }
    }
    return "";
  }

  private boolean isKnown(BigDecimal written, String unit) {
    int shift =
        switch (unit) {
          case "thousand", "k" -> -3;
          case "million", "m" -> -6;
          case "billion", "bn", "b" -> -9;
          default -> 0;
        };
    boolean percent = unit.equals("%") || unit.equals("percent");
    return known.stream()
        .anyMatch(
            each ->
                rounds(each.movePointRight(shift), written)
                    || (percent && rounds(each.movePointRight(2), written)));
  }

  private static boolean rounds(BigDecimal exact, BigDecimal written) {
    return exact.setScale(written.scale(), RoundingMode.HALF_EVEN).compareTo(written) == 0
        || exact.setScale(written.scale(), RoundingMode.HALF_UP).compareTo(written) == 0;
  }
}
