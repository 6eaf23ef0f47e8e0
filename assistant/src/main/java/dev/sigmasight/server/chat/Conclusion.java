package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.conversation.Outcome;
import dev.sigmasight.kernel.conversation.TurnState;
import dev.sigmasight.server.chat.Happening.Done;
import dev.sigmasight.server.chat.Happening.Failed;
import dev.sigmasight.server.tool.Citation;
import dev.sigmasight.server.tool.Cited;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a turn: settles what it used, and stores and tells its one last event. */
final class Conclusion {
  private static final Logger LOG = LoggerFactory.getLogger(Conclusion.class);

  private final LiveTurn live;
  private final Means means;
  private final AnswerText answer;
  private final Tally tally;
  private final Clerk clerk;

  Conclusion(LiveTurn live, Means means, AnswerText answer, Tally tally, Clerk clerk) {
    this.live = live;
    this.means = means;
    this.answer = answer;
    this.tally = tally;
    this.clerk = clerk;
  }

  void conclude(Verdict verdict) {
    Cited whole = whole();
    Verdict last =
        verdict instanceof Verdict.Answered && answer.soFar().isBlank() ? Verdict.empty() : verdict;
    settle(last.state());
    Happening event =
        switch (last) {
          case Verdict.Answered answered -> done(answered, whole);
          case Verdict.Broken broken -> failed(broken, whole);
        };
    clerk.end(outcome(last, whole.citations()), event);
  }

  /** What is to be cited can be looked up only as long as the answer is sound. */
  private Cited whole() {
    try {
      return answer.end();
    } catch (RuntimeException e) {
      LOG.error("The sources of {} cannot be told", live.run(), e);
      return new Cited(answer.soFar(), List.of(), List.of(), List.of(), 0, List.of());
    }
  }

  private void settle(TurnState state) {
    boolean isUsed =
        state == TurnState.COMPLETED
            || state == TurnState.TRUNCATED
            || (state == TurnState.CANCELLED && !answer.soFar().isBlank());
    try {
      means.allowance().settle(live.taken().reservation(), isUsed ? 1 : 0, tally.knownCost());
    } catch (RuntimeException e) {
      LOG.error("What {} used could not be settled", live.run(), e);
    }
  }

  private Outcome outcome(Verdict verdict, List<Citation> citations) {
    return new Outcome(
        verdict.state(),
        answer.soFar(),
        Envelope.json(citations),
        verdict instanceof Verdict.Broken broken ? broken.code() : null,
        answer.firstTokenMillis(),
        live.since().millis());
  }

  private Done done(Verdict.Answered verdict, Cited whole) {
    Timeline.Told told = live.log().told();
    return new Done(
        answer.soFar(),
        whole.citations(),
        whole.unsourced(),
        tally.tools(),
        live.since().millis(),
        answer.firstTokenMillis(),
        tally.tokens(),
        told.gaps(),
        told.moments(),
        tally.model(),
        tally.provider(),
        tally.isFallback(means.models().isOnline()),
        tally.retries(means.models().isOnline()),
        tally.cost(),
        tally.isRuleBased(),
        verdict.isCut(),
        verdict.isRefusal());
  }

  private Failed failed(Verdict.Broken verdict, Cited whole) {
    return new Failed(
        verdict.text(),
        verdict.code(),
        verdict.isRetryable(),
        tally.attempts(),
        answer.soFar(),
        whole.citations());
  }
}
