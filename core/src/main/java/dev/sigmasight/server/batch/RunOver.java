package dev.sigmasight.server.batch;

/** An attempt at a run has ended in this process, in whatever state. */
public record RunOver(RunView run) {}
