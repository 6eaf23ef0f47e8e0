package dev.sigmasight.server.insight;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.conversation.Allowance;
import dev.sigmasight.kernel.conversation.ModelCall;
import dev.sigmasight.kernel.conversation.Transcript;
import dev.sigmasight.server.llm.LanguageModel;
import dev.sigmasight.server.llm.ModelFailure;
import dev.sigmasight.server.llm.Reply;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Has a model word what the rules found, where there is one and money for it. The model decides
 * neither what was found nor how severe it is, and if it writes a number that the evidence does not
 * hold, the words of the rules stand.
 */
@Component
final class ModelWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ModelWriter.class);

  private final ObjectProvider<InsightModel> models;
  private final Allowance allowance;
  private final Transcript transcript;
  private final Clock clock;

  ModelWriter(
      ObjectProvider<InsightModel> models,
      Allowance allowance,
      Transcript transcript,
      Clock clock) {
    this.models = models;
    this.allowance = allowance;
    this.transcript = transcript;
    this.clock = clock;
  }

  /** Who would word an insight now, for telling versions apart. */
  String name() {
    InsightModel model = models.getIfAvailable();
    return model == null ? Written.OFFLINE : model.model().provider();
  }

  Written write(AccountId account, Wish wish, Draft draft, Evidence evidence) {
    InsightModel model = models.getIfAvailable();
    if (model == null
        || model.model().provider().equals(Written.OFFLINE)
        || draft.findings().isEmpty()) {
      return Written.byRules(draft);
    }
    Optional<UUID> reserved = reserve(account, model.mostCost());
    return reserved.isEmpty()
        ? Written.byRules(draft)
        : write(new Job(account, wish, draft, evidence), model, reserved.get());
  }

  private record Job(AccountId account, Wish wish, Draft draft, Evidence evidence) {}

  private Optional<UUID> reserve(AccountId account, BigDecimal mostCost) {
    try {
      return Optional.of(allowance.reserve(account, mostCost));
    } catch (Allowance.Spent | ProblemException e) {
      LOG.info("An insight is written by rules: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private Written write(Job job, InsightModel model, UUID reservation) {
    Instant started = clock.instant();
    try {
      Reply reply =
          model.model().reply(Wording.prompt(job.wish(), job.draft(), job.account()), Silence.KEPT);
      BigDecimal cost = cost(model, reply);
      allowance.settle(reservation, 1, cost == null ? BigDecimal.ZERO : cost);
      record(job.account(), reply, cost, started);
      return worded(job, reply, cost);
    } catch (ModelFailure e) {
      LOG.warn("A model could not word an insight: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    allowance.settle(reservation, 0, BigDecimal.ZERO);
    return Written.byRules(job.draft());
  }

  private static @Nullable BigDecimal cost(InsightModel model, Reply reply) {
    return reply.provider().equals(Written.OFFLINE)
        ? BigDecimal.ZERO
        : model.pricing().cost(reply.model(), reply.usage());
  }

  private void record(AccountId account, Reply reply, @Nullable BigDecimal cost, Instant started) {
    transcript.record(
        account,
        Optional.empty(),
        new ModelCall(
            reply.provider(),
            reply.model(),
            reply.responseId(),
            reply.ending() == Reply.Ending.COMPLETED ? "completed" : "incomplete",
            reply.usage().input(),
            reply.usage().cached(),
            reply.usage().output(),
            reply.usage().reasoning(),
            reply.usage().isEstimated(),
            cost,
            (int) Duration.between(started, clock.instant()).toMillis()));
  }

  private static Written worded(Job job, Reply reply, @Nullable BigDecimal cost) {
    Optional<Draft> worded =
        reply.ending() == Reply.Ending.COMPLETED && !reply.provider().equals(Written.OFFLINE)
            ? Wording.read(reply.text(), job.draft(), job.evidence())
            : Optional.empty();
    return worded
        .map(
            draft ->
                new Written(
                    draft,
                    reply.provider(),
                    reply.model(),
                    cost,
                    reply.usage().input(),
                    reply.usage().output()))
        .orElseGet(() -> Written.byRules(job.draft(), reply, cost));
  }

  /** Nobody watches an insight being written. */
  private enum Silence implements LanguageModel.Listener {
    KEPT;

    @Override
    public void started(String model, String responseId) {}

    @Override
    public void text(String delta) {}

    @Override
    public void refusal(String delta) {}

    @Override
    public void searching() {}

    @Override
    public void notice(LanguageModel.Notice notice) {}
  }
}
