package dev.sigmasight.server.knowledge;

/**
 * A stretch of a source that is found on its own.
 *
 * @param title of the source, and the headings above it
 */
record Part(String title, String text) {}
