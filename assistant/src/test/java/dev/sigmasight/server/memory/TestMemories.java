package dev.sigmasight.server.memory;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioFacts;
import dev.sigmasight.server.aidb.AiDb;

/** Memories for tests of other features. */
public final class TestMemories {
  private TestMemories() {}

  /** Those of a database. */
  public static Memories of(AiDb db, PortfolioFacts facts) {
    return new Memories(new MemoryRows(db), db, facts);
  }

  /** Deletes all of an account. */
  public static int deleteAll(Memories memories, AccountId account) {
    return memories.deleteAll(account);
  }
}
