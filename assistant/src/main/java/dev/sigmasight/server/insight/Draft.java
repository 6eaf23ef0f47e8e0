package dev.sigmasight.server.insight;

import java.util.List;

/**
 * What an insight says.
 *
 * @param recommendations questions to the owner; nobody is told what to do
 * @param analysis all of it as Markdown
 */
record Draft(
    String title,
    Severity severity,
    String summary,
    List<Finding> findings,
    List<String> recommendations,
    List<String> limitations,
    String analysis) {
  Draft {
    findings = List.copyOf(findings);
    recommendations = List.copyOf(recommendations);
    limitations = List.copyOf(limitations);
  }
}
