package dev.sigmasight.server.coredb;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.Pool;

/** Where the core database is and how it is used. */
public record CoreDbSettings(DatabaseUrl url, Pool pool) {

  /** The usual pool. */
  public static CoreDbSettings of(DatabaseUrl url) {
    return new CoreDbSettings(url, Pool.core());
  }
}
