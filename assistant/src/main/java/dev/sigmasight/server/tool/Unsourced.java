package dev.sigmasight.server.tool;

/**
 * A figure or ticker of an answer that no cited value backs.
 *
 * @param text as written
 * @param start where it stands in the text that is shown
 * @param end one past its last character
 * @param why one sentence for a person
 */
public record Unsourced(String text, int start, int end, String why) {}
