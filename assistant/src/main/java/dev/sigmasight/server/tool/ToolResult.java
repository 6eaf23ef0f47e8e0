package dev.sigmasight.server.tool;

import org.jspecify.annotations.Nullable;

/**
 * What a tool answered.
 *
 * @param handle what its figures are cited by, as {@code T1}
 * @param arguments a JSON object, or an empty one if what the model wrote is none
 * @param output a JSON object for the model
 * @param summary one line for people
 * @param error code of a failure, or null
 * @param asOf the date of the figures as ISO text, or null if they have none
 * @param isRepeated whether the same was asked before in this turn, so that nothing was computed
 */
public record ToolResult(
    String handle,
    String tool,
    String arguments,
    String output,
    String summary,
    @Nullable String error,
    @Nullable String asOf,
    boolean isRepeated) {

  /** The same result, found again. */
  ToolResult repeated() {
    return new ToolResult(handle, tool, arguments, output, summary, error, asOf, true);
  }
}
