package dev.sigmasight.server.knowledge;

import java.util.List;

/**
 * What a search brought.
 *
 * @param all the best first
 * @param wordsOnlyBecause why nothing was found by meaning, in one sentence; empty if it was tried
 */
public record Findings(List<Finding> all, String wordsOnlyBecause) {
  public Findings {
    all = List.copyOf(all);
  }
}
