package dev.sigmasight.server.aidb;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.Pool;

/** Where the AI database is and how it is used. */
public record AiDbSettings(DatabaseUrl url, Pool pool) {

  /** The usual pool. */
  public static AiDbSettings of(DatabaseUrl url) {
    return new AiDbSettings(url, Pool.ai());
  }
}
