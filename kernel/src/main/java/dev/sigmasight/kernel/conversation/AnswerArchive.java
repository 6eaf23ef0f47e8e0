package dev.sigmasight.kernel.conversation;

import dev.sigmasight.kernel.AccountId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Answers of all accounts, for administrators who review them. */
public interface AnswerArchive {

  /** Those of these messages that the analyst wrote, by id; others are left out. */
  Map<UUID, ArchivedAnswer> answers(Collection<UUID> messages);

  /** An answer, and where it was given. */
  record ArchivedAnswer(UUID conversation, AccountId account, String text) {}
}
