package dev.sigmasight.server.fact;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Question;

/**
 * Who answers one kind of question.
 *
 * @param kind of question
 * @param answer checks that what is asked about is the account's, and answers what the API answers
 */
public record Answerer<Q extends Question>(Class<Q> kind, Answer<Q> answer) {

  /** Answers an account's question with what is to be written as JSON. */
  @FunctionalInterface
  public interface Answer<Q extends Question> {

    /** What the API answers to the same question. */
    Object to(AccountId account, Q question);
  }

  Object answered(AccountId account, Question question) {
    return answer.to(account, kind.cast(question));
  }
}
