package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/** What is remembered about who asks, as far as it can be looked up: an answer never waits long. */
final class Memories {
  private static final Logger LOG = LoggerFactory.getLogger(Memories.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int MOST = 10;
  private static final int LONGEST = 1000;

  private final ObjectProvider<Reminders> reminders;
  private final Times times;
  private final boolean listens;
  private volatile Times.@Nullable Since failed;

  Memories(ObjectProvider<Reminders> reminders, Times times) {
    this(reminders, times, true);
  }

  private Memories(ObjectProvider<Reminders> reminders, Times times, boolean listens) {
    this.reminders = reminders;
    this.times = times;
    this.listens = listens;
  }

  /** The same for words that nobody said: they are not listened to. */
  Memories deaf() {
    return new Memories(reminders, times, false);
  }

  /** Sentences to bear in mind, or nothing if they cannot be looked up now. */
  Optional<List<String>> of(AccountId account, Set<PortfolioId> portfolios, String question) {
    Times.Since last = failed;
    if (last != null && last.passed().compareTo(PAUSE) < 0) {
      return Optional.empty();
    }
    try {
      Stream<String> all =
          reminders
              .orderedStream()
              .flatMap(each -> each.of(account, portfolios, question).stream());
      List<String> found = fitting(all.toList());
      failed = null;
      return Optional.of(found);
    } catch (RuntimeException e) {
      LOG.warn("Answering without memories: {}", e.getMessage());
      failed = times.start();
      return Optional.empty();
    }
  }

  /** Lets those who remember listen, unless they could not be reached a moment ago. */
  void heard(AccountId account, UUID message, String words) {
    if (!listens || failed != null) {
      return;
    }
    try {
      reminders.orderedStream().forEach(each -> each.heard(account, message, words));
    } catch (RuntimeException e) {
      LOG.warn("What was said is not remembered: {}", e.getMessage());
    }
  }

  private static List<String> fitting(List<String> all) {
    int[] left = {LONGEST};
    return all.stream().limit(MOST).takeWhile(one -> (left[0] -= one.length()) >= 0).toList();
  }
}
