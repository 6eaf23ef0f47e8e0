package dev.sigmasight.database;

/**
 * A chain of migrations with a history of its own.
 *
 * @param location class path folder of the scripts, such as {@code db/core}
 * @param historyTable table that remembers which scripts ran
 */
public record Chain(String location, String historyTable) {}
