package dev.sigmasight.database.move;

/** Is told how far a table is. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (table, rows, total) -> {};

  /**
   * So far it is.
   *
   * @param total rows in all, as counted at the beginning
   */
  void at(String table, long rows, long total);
}
