package dev.sigmasight.server.evaluation;

import dev.sigmasight.server.tool.Cited;
import dev.sigmasight.server.tool.ToolResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer and how it came about.
 *
 * @param provider of the last reply
 * @param millis until the first word, or null if there is none
 */
record Answered(Cited cited, List<Use> uses, String provider, @Nullable Long millis) {
  Answered {
    uses = List.copyOf(uses);
  }

  /**
   * A use of a tool.
   *
   * @param arguments as the model wrote them
   */
  record Use(String tool, String arguments, ToolResult result) {
    /** Tool and arguments. */
    String call() {
      return tool + " " + arguments;
    }
  }

  String text() {
    return cited.text();
  }
}
