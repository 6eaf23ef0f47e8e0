package dev.sigmasight.server.report;

/**
 * How figures were computed.
 *
 * @param id method with its version, as every number names it
 * @param page where it is described
 * @param title of that page
 * @param text what it says first
 */
public record MethodNote(String id, String page, String title, String text) {}
