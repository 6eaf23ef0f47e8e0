package dev.sigmasight.kernel.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Messages that were deleted from conversations, for those who keep something about them in another
 * database. One stays in the list until it is said to be done, so nothing is lost while that
 * database is down, and doing one twice has to be harmless.
 */
public interface DeletedMessages {

  /** Some that are not done, those deleted first at the front; empty if there are none. */
  List<UUID> next(int limit);

  /** Takes messages off the list. */
  void done(Collection<UUID> messages);

  /** Which of these are messages of no conversation, whether ever listed here or not. */
  Set<UUID> unknown(Collection<UUID> messages);
}
