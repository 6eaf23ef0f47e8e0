package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the analyst should bear in mind about who asks. */
public interface Reminders {

  /**
   * Short sentences that the account has approved, those that matter most to the question first.
   *
   * @param portfolios what the conversation is about; empty for all of the account's
   * @throws dev.sigmasight.database.DatabaseUnavailable when they cannot be looked up, which the
   *     answer then says
   */
  List<String> of(AccountId account, Set<PortfolioId> portfolios, String question);

  /**
   * Listens to the account's own words, to propose what it may want to be reminded of. Nothing that
   * anybody else said may be passed.
   *
   * @param message that holds the words
   */
  default void heard(AccountId account, UUID message, String words) {}
}
