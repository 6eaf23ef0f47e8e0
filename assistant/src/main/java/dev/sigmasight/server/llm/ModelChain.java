package dev.sigmasight.server.llm;

import dev.sigmasight.server.llm.ModelFailure.Kind;
import dev.sigmasight.server.llm.Prompt.Depth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models of a server one after the other, and rules when none of them answers. What failed is
 * tried again, or elsewhere, only while a person has seen nothing of the reply; afterwards it is a
 * {@link ModelFailure}.
 */
public final class ModelChain implements LanguageModel {
  private static final Logger LOG = LoggerFactory.getLogger(ModelChain.class);
  private static final String NO_KEY = "no_key";

  private final List<ResponsesModel> models;
  private final @Nullable ResponsesModel deep;
  private final ServerCircuit circuit;
  private final RetryPolicy policy;
  private final LanguageModel offline;

  /**
   * The models of a chain.
   *
   * @param inOrder none without a key
   * @param deep asked first for answers that take much thought
   */
  record Models(List<ResponsesModel> inOrder, @Nullable ResponsesModel deep) {}

  ModelChain(Models models, ServerCircuit circuit, RetryPolicy policy, LanguageModel offline) {
    this.models = models.inOrder();
    this.deep = models.deep();
    this.circuit = circuit;
    this.policy = policy;
    this.offline = offline;
  }

  /** That of the models, or of the rules where there are none. */
  @Override
  public String provider() {
    return models.isEmpty() ? offline.provider() : ResponsesModel.PROVIDER;
  }

  @Override
  public Reply reply(Prompt prompt, Listener listener) throws InterruptedException {
    Search search = new Search(prompt, new Heard(listener));
    Optional<Reply> reply = search.among(order(prompt.depth()));
    if (reply.isPresent()) {
      return reply.get();
    }
    listener.notice(new Notice.Offline(search.reason()));
    return offline.reply(prompt, listener);
  }

  private List<ResponsesModel> order(Depth depth) {
    if (deep == null || depth != Depth.DEEP) {
      return models;
    }
    List<ResponsesModel> order = new ArrayList<>(models);
    order.removeIf(model -> model.name().equals(deep.name()));
    order.addFirst(deep);
    return order;
  }

  /** The search for one reply. */
  private final class Search {
    private final Heard heard;
    private final Instant deadline = policy.deadline();
    private Prompt prompt;
    private boolean shortened;
    private @Nullable Kind failed;

    Search(Prompt prompt, Heard heard) {
      this.prompt = prompt;
      this.heard = heard;
    }

    Optional<Reply> among(List<ResponsesModel> order) throws InterruptedException {
      @Nullable ResponsesModel before = null;
      for (ResponsesModel model : order) {
        if (!policy.isBefore(deadline)) {
          break;
        }
        if (before != null && circuit.state() != ModelStatus.Circuit.OPEN) {
          heard.notice(new Notice.Switch(before.name(), model.name(), order.indexOf(model) + 1));
          prompt = Shortening.forAnotherModel(prompt);
        }
        Optional<Reply> reply = ask(model);
        if (reply.isPresent()) {
          return reply;
        }
        before = model;
      }
      return Optional.empty();
    }

    private Optional<Reply> ask(ResponsesModel model) throws InterruptedException {
      int attempt = 1;
      while (circuit.enter()) {
        try {
          return Optional.of(once(model));
        } catch (ModelFailure failure) {
          LOG.warn("{}, attempt {}: {}", model.name(), attempt, failure.getMessage());
          failed = failure.kind();
          if (heard.isShown()) {
            throw failure;
          }
          if (failure.kind() == Kind.TOO_LONG && shorten()) {
            continue;
          }
          Optional<Duration> wait = policy.waitAfter(failure, attempt, deadline);
          if (wait.isEmpty()) {
            return Optional.empty();
          }
          attempt++;
          pause(attempt, wait.get());
        }
      }
      return Optional.empty();
    }

    private void pause(int attempt, Duration wait) throws InterruptedException {
      heard.notice(new Notice.Retry(attempt, RetryPolicy.MOST_ATTEMPTS, wait.toMillis()));
      policy.await(wait);
    }

    private Reply once(ResponsesModel model) throws InterruptedException {
      boolean known = false;
      try {
        Reply reply = model.reply(prompt, heard);
        circuit.succeeded();
        known = true;
        return reply;
      } catch (ModelFailure failure) {
        circuit.failed(failure);
        known = true;
        throw failure;
      } finally {
        if (!known) {
          circuit.abandoned();
        }
      }
    }

    private boolean shorten() {
      Optional<Prompt> shorter = shortened ? Optional.empty() : Shortening.ofHistory(prompt);
      shortened = true;
      shorter.ifPresent(it -> prompt = it);
      return shorter.isPresent();
    }

    /** Why there is no reply: what went wrong in this search, else what keeps the circuit open. */
    String reason() {
      if (models.isEmpty()) {
        return NO_KEY;
      }
      Kind before = circuit.reason();
      if (failed != null) {
        return failed.code();
      }
      return before == null ? Kind.UNAVAILABLE.code() : before.code();
    }
  }
}
