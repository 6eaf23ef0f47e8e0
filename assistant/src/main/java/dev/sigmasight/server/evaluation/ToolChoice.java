package dev.sigmasight.server.evaluation;

import dev.sigmasight.server.evaluation.Answered.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which tools were called, and how. */
final class ToolChoice {
  private ToolChoice() {}

  /** Tools that are missing, needless or called twice alike. */
  static List<String> faults(Case asked, Answered answered) {
    List<String> faults = new ArrayList<>();
    Set<String> called = answered.uses().stream().map(Use::tool).collect(Collectors.toSet());
    for (String wanted : asked.expected().tools()) {
      if (List.of(wanted.split("\\|", -1)).stream().noneMatch(called::contains)) {
        faults.add("It does not call " + wanted + ".");
      }
    }
    for (Use use : answered.uses()) {
      if (!asked.expected().allows(use.tool())) {
        faults.add("It needlessly calls " + use.call());
      } else if (use.result().isRepeated()) {
        faults.add("It asks twice: " + use.call());
      }
    }
    return faults;
  }

  /**
   * Calls whose arguments do not keep to the schema, one sentence each.
   *
   * @param schemas by the name of the tool
   */
  static List<String> invalid(Map<String, String> schemas, Answered answered) {
    List<String> faults = new ArrayList<>();
    for (Use use : answered.uses()) {
      String schema = schemas.get(use.tool());
      List<String> wrong =
          schema == null
              ? List.of("There is no such tool.")
              : StrictSchema.faults(schema, use.arguments());
      if (!wrong.isEmpty()) {
        faults.add(use.call() + ": " + String.join(" ", wrong));
      }
    }
    return faults;
  }
}
