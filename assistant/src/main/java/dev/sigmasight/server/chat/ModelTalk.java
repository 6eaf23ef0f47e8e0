package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.conversation.ModelCall;
import dev.sigmasight.server.chat.Times.Since;
import dev.sigmasight.server.llm.LanguageModel;
import dev.sigmasight.server.llm.ModelFailure;
import dev.sigmasight.server.llm.Prompt;
import dev.sigmasight.server.llm.Reply;
import dev.sigmasight.server.llm.Reply.Usage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Makes a turn's calls of models, and enters each into the ledger of use. */
final class ModelTalk {
  private final LiveTurn live;
  private final Means means;
  private final Clerk clerk;
  private final AnswerText answer;
  private final Tally tally;

  ModelTalk(LiveTurn live, Means means, Clerk clerk, AnswerText answer, Tally tally) {
    this.live = live;
    this.means = means;
    this.clerk = clerk;
    this.answer = answer;
    this.tally = tally;
  }

  /**
   * Asks and waits. An answer that grew too long counts as cut.
   *
   * @throws ModelFailure when no model can answer
   * @throws Stop.Stopped when the turn is to end
   */
  Reply ask(Prompt prompt) {
    LanguageModel model =
        live.taken().isSpent() || tally.isOffline()
            ? means.models().rules()
            : means.models().best();
    Since since = means.times().start();
    CompletableFuture<Boolean> full = new CompletableFuture<>();
    Hearing hearing = new Hearing(live, answer, tally, model, () -> full.complete(true));
    Background<Reply> call =
        Background.start(live.run() + "-model", () -> model.reply(prompt, hearing));
    Call entry = new Call(model, prompt, hearing, since);
    try {
      var _ = clerk.await(CompletableFuture.anyOf(call.result(), full));
      return full.isDone() ? cut(entry) : ended(entry, call.result().join());
    } catch (ModelFailure e) {
      enter(entry, e.kind().code(), Optional.empty());
      throw e;
    } catch (Stop.Stopped e) {
      enter(entry, "cancelled", Optional.empty());
      throw e;
    } finally {
      hearing.close();
      call.interrupt();
    }
  }

  private record Call(LanguageModel model, Prompt prompt, Hearing hearing, Since since) {}

  private Reply ended(Call call, Reply reply) {
    enter(call, reply.ending().name().toLowerCase(Locale.ROOT), Optional.of(reply));
    return reply;
  }

  private Reply cut(Call call) {
    enter(call, "cut", Optional.empty());
    return new Reply(
        provider(call),
        model(call),
        call.hearing().responseId(),
        Reply.Ending.TRUNCATED,
        List.of(),
        answer.soFar(),
        List.of(),
        estimate(call));
  }

  private void enter(Call call, String outcome, Optional<Reply> reply) {
    Usage usage = reply.map(Reply::usage).orElseGet(() -> estimate(call));
    String provider = reply.map(Reply::provider).orElseGet(() -> provider(call));
    String model = reply.map(Reply::model).orElseGet(() -> model(call));
    @Nullable String id = reply.map(Reply::responseId).orElseGet(() -> call.hearing().responseId());
    var cost = means.models().cost(provider, model, usage);
    tally.called(provider, model, usage, cost);
    ModelCall entry =
        new ModelCall(
            provider,
            model,
            id,
            outcome,
            usage.input(),
            usage.cached(),
            usage.output(),
            usage.reasoning(),
            usage.isEstimated(),
            cost,
            call.since().millis());
    clerk.note(() -> means.transcript().record(live.account(), Optional.of(live.run()), entry));
  }

  /** What a call that broke off took: nothing if no provider took it on. */
  private static Usage estimate(Call call) {
    return call.hearing().startedModel() == null
        ? new Usage(0, 0, 0, 0, true)
        : new Usage(
            Tokens.of(call.prompt()), 0, Tokens.ofCharacters(call.hearing().characters()), 0, true);
  }

  private String provider(Call call) {
    return tally.isOffline() ? Models.OFFLINE : call.model().provider();
  }

  private String model(Call call) {
    String started = call.hearing().startedModel();
    return started == null ? means.models().name() : started;
  }
}
