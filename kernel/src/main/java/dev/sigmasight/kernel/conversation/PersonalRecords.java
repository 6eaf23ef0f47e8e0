package dev.sigmasight.kernel.conversation;

import dev.sigmasight.kernel.AccountId;

/**
 * What the analyst keeps of a person in a database of its own: memories, insights and judgements.
 */
public interface PersonalRecords {

  /**
   * Deletes all of it for good, or nothing: it fails while that database is down. Doing it twice is
   * harmless.
   */
  void delete(AccountId person);
}
