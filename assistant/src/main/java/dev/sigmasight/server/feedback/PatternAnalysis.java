package dev.sigmasight.server.feedback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the judgements of one person have in common, by fixed rules. */
final class PatternAnalysis {
  /** Fewer judgements say nothing. */
  static final int FEWEST = 3;

  private static final String SOURCE = "pattern_analysis";
  private static final double CHANGE = 0.2;
  private static final double SAME_DIRECTION = 0.6;
  private static final double SUREST_LENGTH = 0.9;
  private static final double SUREST_TOPIC = 0.85;
  private static final double LIKED = 0.8;
  private static final double DISLIKED = 0.2;
  private static final int STYLES_OF = 5;
  private static final int LONG_ENOUGH = 50;
  private static final double STYLE_NEEDED = 0.5;

  private static final Map<String, String> TOPICS = topics();

  private PatternAnalysis() {}

  private static Map<String, String> topics() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("risk", "\\brisks?\\b|value at risk|drawdown|shortfall");
    words.put("performance", "\\breturns?\\b|performance|profit|gains?\\b");
    words.put("volatility", "volatil");
    words.put("factors", "\\bfactors?\\b|\\bbetas?\\b");
    words.put("sectors", "\\bsectors?\\b");
    words.put("options", "\\boptions?\\b|greeks?\\b|\\bdelta\\b");
    words.put("news", "\\bnews\\b|headlines?\\b");
    return words;
  }

  /**
   * The patterns, the surest first.
   *
   * @param judgements of one person
   */
  static List<Pattern> of(List<Feedback> judgements) {
    if (judgements.size() < FEWEST) {
      return List.of();
    }
    List<Pattern> found = new ArrayList<>();
    length(judgements).ifPresent(found::add);
    TOPICS.forEach((topic, words) -> topic(topic, words, judgements).ifPresent(found::add));
    found.addAll(styles(judgements));
    found.sort((a, b) -> Double.compare(b.confidence(), a.confidence()));
    return List.copyOf(found);
  }

  private static Optional<Pattern> length(List<Feedback> judgements) {
    double[] changes =
        judgements.stream()
            .filter(PatternAnalysis::isEdited)
            .mapToDouble(PatternAnalysis::change)
            .toArray();
    if (changes.length < FEWEST) {
      return Optional.empty();
    }
    double mean = Arrays.stream(changes).average().orElseThrow();
    double consistency =
        Arrays.stream(changes).filter(each -> each * mean > 0).count() / (double) changes.length;
    if (Math.abs(mean) <= CHANGE || consistency <= SAME_DIRECTION) {
      return Optional.empty();
    }
    return Optional.of(
        new Pattern(
            "length_preference",
            mean < 0 ? "Prefers short answers." : "Prefers detailed answers.",
            Math.min(SUREST_LENGTH, consistency),
            SOURCE,
            "length",
            changes.length));
  }

  private static boolean isEdited(Feedback feedback) {
    return feedback.edited() != null && feedback.answer() != null;
  }

  private static double change(Feedback feedback) {
    double before = Objects.requireNonNull(feedback.answer()).length();
    return (Objects.requireNonNull(feedback.edited()).length() - before) / before;
  }

  private static Optional<Pattern> topic(String topic, String words, List<Feedback> judgements) {
    var pattern = java.util.regex.Pattern.compile(words, java.util.regex.Pattern.CASE_INSENSITIVE);
    List<Feedback> about =
        judgements.stream()
            .filter(each -> each.answer() != null && pattern.matcher(each.answer()).find())
            .toList();
    if (about.size() < FEWEST) {
      return Optional.empty();
    }
    double liked = about.stream().filter(Feedback::isGood).count() / (double) about.size();
    if (liked > DISLIKED && liked < LIKED) {
      return Optional.empty();
    }
    boolean likes = liked >= LIKED;
    return Optional.of(
        new Pattern(
            "topic_preference",
            (likes ? "Appreciates answers about %s." : "Finds answers about %s less useful.")
                .formatted(topic),
            Math.min(SUREST_TOPIC, likes ? liked : 1 - liked),
            SOURCE,
            "topic",
            about.size()));
  }

  /** What at least half of the newest edits have in common, and at least two. */
  private static List<Pattern> styles(List<Feedback> judgements) {
    List<Feedback> edits =
        judgements.stream()
            .filter(PatternAnalysis::isEdited)
            .filter(each -> Objects.requireNonNull(each.edited()).length() > LONG_ENOUGH)
            .limit(STYLES_OF)
            .toList();
    if (edits.size() < FEWEST) {
      return List.of();
    }
    Map<String, Long> said =
        edits.stream()
            .flatMap(
                each ->
                    Arrays.stream(Style.values())
                        .map(
                            style ->
                                style.said(
                                    Objects.requireNonNull(each.answer()),
                                    Objects.requireNonNull(each.edited()))))
            .filter(each -> !each.isEmpty())
            .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
    return said.entrySet().stream()
        .filter(each -> each.getValue() / (double) edits.size() >= STYLE_NEEDED)
        .map(each -> style(each.getKey(), each.getValue(), edits.size()))
        .toList();
  }

  private static Pattern style(String sentence, long times, int edits) {
    return new Pattern(
        "style_preference",
        sentence,
        Math.min(SUREST_LENGTH, times / (double) edits),
        SOURCE,
        Style.of(sentence).category(),
        (int) times);
  }
}
