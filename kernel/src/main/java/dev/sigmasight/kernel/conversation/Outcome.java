package dev.sigmasight.kernel.conversation;

import org.jspecify.annotations.Nullable;

/**
 * How a turn ended.
 *
 * @param state anything but streaming
 * @param text the answer, or what there is of it
 * @param citations a JSON array of the sources of its figures
 * @param errorCode public code of a failure, or null
 * @param firstTokenMillis until the first text, or null if there was none
 */
public record Outcome(
    TurnState state,
    String text,
    String citations,
    @Nullable String errorCode,
    @Nullable Integer firstTokenMillis,
    int latencyMillis) {}
