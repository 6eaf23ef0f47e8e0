package dev.sigmasight.server.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes an insight by rules: the same evidence always gives the same text. */
final class RuleWriter {
  /** Changes with every change of rules, thresholds or sentences. */
  static final String VERSION = "insight-1";

  private static final int IN_SUMMARY = 3;
  private static final int LONGEST_TITLE = 200;

  private RuleWriter() {}

  static Draft write(Wish wish, List<Rules> rules, Evidence evidence) {
    List<Finding> all =
        rules.stream()
            .flatMap(each -> each.of(evidence).stream())
            .sorted(Comparator.comparing(Finding::severity).reversed())
            .toList();
    Severity severity =
        all.stream().map(Finding::severity).max(Comparator.naturalOrder()).orElse(Severity.INFO);
    List<Finding> told = all.stream().limit(wish.verbosity().findings()).toList();
    return of(
        title(wish, evidence),
        severity,
        new Said(summary(wish, all), told, questions(told)),
        evidence);
  }

  /** The part of an insight that a model may word in its own way. */
  record Said(String summary, List<Finding> findings, List<String> recommendations) {
    Said {
      findings = List.copyOf(findings);
      recommendations = List.copyOf(recommendations);
    }
  }

  static Draft of(String title, Severity severity, Said said, Evidence evidence) {
    List<String> limitations = evidence.limitations();
    return new Draft(
        title,
        severity,
        said.summary(),
        said.findings(),
        said.recommendations(),
        limitations,
        analysis(said, limitations, evidence));
  }

  private static String title(Wish wish, Evidence evidence) {
    String day = evidence.asOf();
    String title =
        "%s: %s%s"
            .formatted(
                wish.type().title(), evidence.portfolio().name(), day == null ? "" : ", " + day);
    return title.substring(0, Math.min(LONGEST_TITLE, title.length()));
  }

  private static String summary(Wish wish, List<Finding> all) {
    if (all.isEmpty()) {
      return "Nothing can be said yet: the figures are not computed, or there is too little data."
          + " What is missing is listed under the limits of the data.";
    }
    long outstanding = all.stream().filter(each -> each.severity().standsOut()).count();
    String start =
        outstanding == 0
            ? "Nothing stands out in %s.".formatted(subject(wish))
            : "%s %s out in %s."
                .formatted(
                    outstanding == 1 ? "One thing" : count(outstanding) + " things",
                    outstanding == 1 ? "stands" : "stand",
                    subject(wish));
    return Stream.concat(Stream.of(start), all.stream().limit(IN_SUMMARY).map(Finding::text))
        .collect(Collectors.joining(" "));
  }

  private static String count(long number) {
    List<String> words =
        List.of("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine");
    return number < words.size() ? words.get((int) number) : Long.toString(number);
  }

  private static String subject(Wish wish) {
    return switch (wish.type()) {
      case DAILY_SUMMARY, MORNING_BRIEFING -> "the last session and the risk after it";
      case VOLATILITY_ANALYSIS -> "the volatility";
      case CONCENTRATION_RISK -> "the concentration";
      case HEDGE_QUALITY -> "the hedges";
      case FACTOR_EXPOSURE -> "the factor exposures";
      case STRESS_TEST_REVIEW -> "the stress tests";
      case CUSTOM -> "the figures that the question is about";
    };
  }

  private static List<String> questions(List<Finding> findings) {
    List<String> questions = new ArrayList<>();
    findings.stream()
        .map(Finding::question)
        .filter(Objects::nonNull)
        .map(RuleWriter::nonNull)
        .filter(each -> !questions.contains(each))
        .forEach(questions::add);
    return questions;
  }

  private static String nonNull(@Nullable String text) {
    return Objects.requireNonNull(text);
  }

  private static String analysis(Said said, List<String> limitations, Evidence evidence) {
    StringBuilder text = new StringBuilder("## Summary\n\n").append(said.summary()).append('\n');
    section(
        text,
        "Findings",
        said.findings().stream()
            .map(each -> "**" + each.severity().text() + "** " + each.text())
            .toList());
    section(text, "Questions to you", said.recommendations());
    section(text, "Limits of the data", limitations);
    section(
        text,
        "Sources",
        evidence.answers().entrySet().stream()
            .sorted(java.util.Map.Entry.comparingByKey())
            .map(
                each ->
                    each.getKey().text().replace('_', ' ')
                        + ", as of "
                        + each.getValue().path("as_of").asString("an unknown day"))
            .toList());
    return text.toString();
  }

  private static void section(StringBuilder text, String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append("\n## ").append(heading).append("\n\n");
      lines.forEach(each -> text.append("- ").append(each).append('\n'));
    }
  }
}
