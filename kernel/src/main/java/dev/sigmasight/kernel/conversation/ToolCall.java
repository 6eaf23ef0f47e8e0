package dev.sigmasight.kernel.conversation;

import org.jspecify.annotations.Nullable;

/**
 * One question that the analyst asked of a tool.
 *
 * @param handle what the answer is cited by, as {@code T1}
 * @param arguments a JSON object
 * @param result a JSON object as the model saw it
 * @param error code of a failure, or null
 * @param asOf the date of the figures as ISO text, or null
 */
public record ToolCall(
    String handle,
    String tool,
    String arguments,
    String result,
    @Nullable String error,
    @Nullable String asOf,
    int latencyMillis) {}
