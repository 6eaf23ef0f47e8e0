package dev.sigmasight.server.cli;

import dev.sigmasight.server.audit.AuditFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings for people: by check, with what to do said once. */
final class FindingLines {
  private FindingLines() {}

  static List<String> of(List<AuditFinding> findings) {
    Map<String, List<AuditFinding>> byCheck = new LinkedHashMap<>();
    findings.forEach(
        each -> byCheck.computeIfAbsent(each.check(), _ -> new ArrayList<>()).add(each));
    List<String> lines = new ArrayList<>();
    byCheck.forEach(
        (check, all) -> {
          AuditFinding first = all.getFirst();
          lines.add("  %-8s %s".formatted(first.counts() ? "finding" : "note", check));
          all.forEach(
              each ->
                  lines.add(
                      "           " + Failures.sentence(each.subject() + ": " + each.said())));
          lines.add("           what to do: " + first.remedy());
        });
    return lines;
  }
}
