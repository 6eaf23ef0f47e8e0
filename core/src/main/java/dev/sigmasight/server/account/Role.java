package dev.sigmasight.server.account;

/** What an account may do beyond its own portfolios. */
public enum Role {
  /** Sees and changes what it owns. */
  USER,
  /** Runs batches and looks after the system, too. */
  ADMIN
}
