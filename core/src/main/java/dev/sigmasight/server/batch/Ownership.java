package dev.sigmasight.server.batch;

/** A run, the name under which this process holds it, and the lock that proves it. */
record Ownership(Journal.Claim claim, String owner, Lease lease) {}
