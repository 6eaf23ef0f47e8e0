package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.price.PriceSeries;
import dev.sigmasight.market.price.SessionPriceSource;
import dev.sigmasight.market.price.SessionPrices;
import dev.sigmasight.market.provider.Reply;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the sources, for several symbols at once. No transaction is open meanwhile. */
@Component
final class PriceQuestions {
  private static final Logger LOG = LoggerFactory.getLogger(PriceQuestions.class);
  private static final int AT_ONCE = 8;

  /** From so many symbols on one question for the whole market costs less than one for each. */
  private static final int MANY = 20;

  private final PriceSources sources;
  private final SourceQueue queue;
  private final Semaphore places = new Semaphore(AT_ONCE);

  PriceQuestions(PriceSources sources, TradingCalendar calendar) {
    this.sources = sources;
    queue = new SourceQueue(sources, new PriceGate(calendar));
  }

  PriceSources sources() {
    return sources;
  }

  /**
   * What to ask for one symbol.
   *
   * @param early what a source said already of the last session
   */
  record Asking(List<PriceGate.Question> questions, SourceQueue.@Nullable Early early) {}

  /**
   * The answers, symbol by symbol in the order of the question.
   *
   * @throws CancellationException if this thread is interrupted; nothing is under way then
   */
  List<Fetched> ask(List<Asking> askings) {
    List<Callable<List<Fetched>>> tasks = new ArrayList<>();
    askings.forEach(asking -> tasks.add(() -> answers(asking)));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Fetched> answers = new ArrayList<>();
      for (Future<List<Fetched>> task : threads.invokeAll(tasks)) {
        answers.addAll(task.resultNow());
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while asking for prices");
    }
  }

  private List<Fetched> answers(Asking asking) throws InterruptedException {
    places.acquire();
    try {
      return asking.questions().stream()
          .map(question -> queue.ask(question, asking.early()))
          .toList();
    } finally {
      places.release();
    }
  }

  /** The whole market's last session, if many symbols miss that and nothing else. */
  Map<String, SourceQueue.Early> ofSession(List<Gap> missing, LocalDate session) {
    Set<String> wanted =
        missing.stream().collect(Collectors.groupingBy(Gap::symbol)).entrySet().stream()
            .filter(
                entry ->
                    entry.getValue().equals(List.of(new Gap(entry.getKey(), session, session))))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    if (wanted.size() < MANY) {
      return Map.of();
    }
    for (SessionPriceSource source : sources.ofSessions()) {
      if (reply(source, session) instanceof Reply.Data<SessionPrices>(SessionPrices prices)) {
        return early(PriceSources.origin(source.name()), prices, wanted);
      }
    }
    return Map.of();
  }

  private static @Nullable Reply<SessionPrices> reply(
      SessionPriceSource source, LocalDate session) {
    try {
      Reply<SessionPrices> reply = source.session(session);
      if (!(reply instanceof Reply.Data<SessionPrices>)) {
        LOG.info("{} has no prices of the whole market for {}: {}", source.name(), session, reply);
      }
      return reply;
    } catch (RuntimeException e) {
      LOG.warn("{} failed for the whole market of {}", source.name(), session, e);
      return null;
    }
  }

  private static Map<String, SourceQueue.Early> early(
      PriceOrigin origin, SessionPrices prices, Set<String> wanted) {
    Map<String, SourceQueue.Early> early = new HashMap<>();
    prices
        .bars()
        .forEach(
            (symbol, bar) -> {
              if (wanted.contains(symbol)) {
                PriceSeries series =
                    new PriceSeries(List.of(bar), prices.actions().getOrDefault(symbol, List.of()));
                early.put(symbol, new SourceQueue.Early(origin, series));
              }
            });
    return early;
  }
}
