package dev.sigmasight.server.system;

/** This process has deleted what was older than it is kept. */
public record RowsForgotten(Forgotten rows) {}
