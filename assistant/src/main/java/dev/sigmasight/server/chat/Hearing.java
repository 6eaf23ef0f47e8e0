package dev.sigmasight.server.chat;

import dev.sigmasight.server.chat.Happening.ResponseId;
import dev.sigmasight.server.llm.LanguageModel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Passes on what comes of one call of a model, until nobody waits for it any more. */
final class Hearing implements LanguageModel.Listener {
  private final EventLog log;
  private final AnswerText answer;
  private final Tally tally;
  private final LanguageModel model;
  private final Runnable whenFull;
  private final AtomicInteger characters = new AtomicInteger();
  private final AtomicBoolean isSearching = new AtomicBoolean();
  private volatile boolean isDeaf;
  private volatile @Nullable String startedModel;
  private volatile @Nullable String responseId;

  Hearing(LiveTurn live, AnswerText answer, Tally tally, LanguageModel model, Runnable whenFull) {
    this.log = live.log();
    this.answer = answer;
    this.tally = tally;
    this.model = model;
    this.whenFull = whenFull;
  }

  @Override
  public void started(String name, String id) {
    if (!isDeaf) {
      startedModel = name;
      responseId = id;
      String provider = tally.isOffline() ? Models.OFFLINE : model.provider();
      log.add(new ResponseId(id, provider, name));
    }
  }

  @Override
  public void text(String delta) {
    characters.addAndGet(delta.length());
    if (!isDeaf && !answer.add(delta)) {
      whenFull.run();
    }
  }

  @Override
  public void refusal(String delta) {
    text(delta);
  }

  @Override
  public void searching() {
    if (!isDeaf && isSearching.compareAndSet(false, true)) {
      log.add(Infos.searching());
    }
  }

  @Override
  public void notice(LanguageModel.Notice notice) {
    if (!isDeaf && !(notice instanceof LanguageModel.Notice.Offline && tally.isOffline())) {
      tally.heard(notice);
      log.add(Infos.notice(notice));
    }
  }

  /** Whatever comes from now on is not passed on. */
  void close() {
    isDeaf = true;
  }

  /** The model that took the call on, or null. */
  @Nullable String startedModel() {
    return startedModel;
  }

  @Nullable String responseId() {
    return responseId;
  }

  /** How many characters came. */
  int characters() {
    return characters.get();
  }
}
