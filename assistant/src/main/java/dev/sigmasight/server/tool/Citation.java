package dev.sigmasight.server.tool;

import org.jspecify.annotations.Nullable;

/**
 * Where a figure comes from.
 *
 * @param number as the text shows it in brackets, from 1
 * @param handle of the tool's result, as {@code T2}
 * @param pointer a JSON pointer into that result
 * @param value what stands there, as text
 * @param asOf the date of the figure as ISO text, or null if it has none
 * @param label what it is, for a person
 */
public record Citation(
    int number,
    String handle,
    String tool,
    String pointer,
    String value,
    @Nullable String asOf,
    String label) {}
