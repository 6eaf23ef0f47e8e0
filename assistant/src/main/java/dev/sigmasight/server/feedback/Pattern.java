package dev.sigmasight.server.feedback;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * Something that judgements have in common.
 *
 * @param type length_preference, topic_preference, style_preference or stated_preference
 * @param content the sentence that the analyst would be reminded of
 * @param confidence from 0 to 1
 * @param source feedback_learning or pattern_analysis
 * @param evidence how many judgements it rests on
 */
record Pattern(
    String type, String content, double confidence, String source, String category, int evidence) {

  /** With three decimals. */
  BigDecimal roundedConfidence() {
    return BigDecimal.valueOf(confidence).setScale(3, RoundingMode.HALF_EVEN);
  }

  /** What a memory of it is labelled with. */
  Map<String, Object> tags() {
    return Map.of(
        "category",
        category,
        "source",
        source,
        "confidence",
        roundedConfidence(),
        "evidence_count",
        evidence);
  }
}
