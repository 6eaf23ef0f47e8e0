package dev.sigmasight.server.batch;

import dev.sigmasight.server.stage.Phase;
import java.util.List;

/**
 * Why items of a run were left out.
 *
 * @param failed whether something is broken; otherwise data was wanting
 * @param reason with an ellipsis where each item's own subject stood
 * @param items how many there are
 * @param subjects the first of them: symbols in PRICES, otherwise ids of portfolios
 */
public record RunRemark(
    Phase phase, boolean failed, String reason, int items, List<String> subjects) {
  public RunRemark {
    subjects = List.copyOf(subjects);
  }
}
