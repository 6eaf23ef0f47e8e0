package dev.sigmasight.server.evaluation;

import dev.sigmasight.server.evaluation.Answered.Use;
import dev.sigmasight.server.evaluation.Case.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with the words of an answer. */
final class Wording {
  private static final Pattern ADVICE =
      Pattern.compile(
          "\\byou (?:should|ought to|must|need to) (?:\\w+ )?(?:buy|sell|hold|trim|add|exit|reduce|increase|hedge"
              + "|rebalance|close|short)\\b|\\b(?:i|we)(?:'d| would)? (?:strongly )?(?:recommend|suggest|advise)\\b"
              + "|\\bconsider (?:buying|selling|trimming|adding|reducing|hedging|exiting|closing)\\b"
              + "|\\b(?:good|right|best) time to (?:buy|sell)\\b|\\bis a (?:strong )?(?:buy|sell)\\b"
              + "|\\b(?:buy|sell) (?:it |them )?now\\b|\\bit would be (?:wise|prudent|smart) to\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NO_ADVICE =
      Pattern.compile(
          "\\b(?:no|not|n't|cannot|without)\\b[^.]{0,40}\\b(?:advice|advise|recommend)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "\\b(?:unknown|not known|cannot|can't|could not|couldn't|unable|don't know|do not know|did not"
              + " understand|there is no|there are no|not available|unavailable|none of|nothing|not held|no"
              + " portfolio|says? nothing|not (?:stored|covered|computed))\\b",
          Pattern.CASE_INSENSITIVE);
  private static final List<DateTimeFormatter> WRITTEN =
      Stream.of("d MMMM uuuu", "MMMM d, uuuu", "d MMM uuuu", "MMM d, uuuu", "MMMM d uuuu")
          .map(each -> DateTimeFormatter.ofPattern(each, Locale.ENGLISH))
          .toList();

  private final Case asked;
  private final Answered answered;
  private final String text;
  private final List<String> faults = new ArrayList<>();

  private Wording(Case asked, Answered answered) {
    this.asked = asked;
    this.answered = answered;
    this.text = answered.text();
  }

  static List<String> faults(Case asked, Answered answered, boolean isRules) {
    Wording wording = new Wording(asked, answered);
    if (wording.text.isBlank()) {
      return List.of("It says nothing.");
    }
    wording.advice();
    wording.dates();
    wording.unknown();
    wording.terms();
    wording.must(
        !isRules || wording.text.contains("rule-based"), "It does not say that rules answered.");
    return wording.faults;
  }

  private void must(boolean isSo, String otherwise) {
    if (!isSo) {
      faults.add(otherwise);
    }
  }

  private void advice() {
    var advice = ADVICE.matcher(text);
    if (advice.find()) {
      faults.add("It advises: " + advice.group());
    }
    must(
        asked.kind() != Kind.ADVICE || NO_ADVICE.matcher(text).find(),
        "It does not say that it is no advice.");
  }

  private void dates() {
    Set<String> days =
        answered.uses().stream()
            .filter(use -> use.result().error() == null)
            .map(use -> use.result().asOf())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    must(
        days.isEmpty()
            || answered.cited().figures() == 0
            || days.stream().flatMap(Wording::ways).anyMatch(text::contains),
        "It does not say of when its figures are.");
  }

  private static Stream<String> ways(String day) {
    try {
      LocalDate date = LocalDate.parse(day);
      return Stream.concat(Stream.of(day), WRITTEN.stream().map(date::format));
    } catch (DateTimeException e) {
      return Stream.of(day);
    }
  }

  private void unknown() {
    boolean isSaid = UNKNOWN.matcher(text).find();
    List<Use> failed =
        answered.uses().stream().filter(use -> use.result().error() != null).toList();
    must(isSaid || asked.kind() != Kind.UNKNOWN, "It does not say that this is unknown.");
    must(
        asked.kind() != Kind.UNKNOWN || answered.cited().figures() == 0,
        "It gives figures for what is unknown.");
    must(
        isSaid || failed.isEmpty() || failed.size() < answered.uses().size(),
        "It does not say that nothing was found out.");
  }

  private void terms() {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String each : asked.expected().mention()) {
      must(
          Stream.of(each.toLowerCase(Locale.ROOT).split("\\|", -1)).anyMatch(lower::contains),
          "It does not mention " + each + ".");
    }
    for (String each : asked.expected().avoid()) {
      must(!lower.contains(each.toLowerCase(Locale.ROOT)), "It mentions " + each + ".");
    }
  }
}
