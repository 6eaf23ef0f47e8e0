package dev.sigmasight.server.chat;

import dev.sigmasight.server.chat.Happening.RetryStats;
import dev.sigmasight.server.chat.Happening.TokenCounts;
import dev.sigmasight.server.llm.LanguageModel.Notice;
import dev.sigmasight.server.llm.Reply.Usage;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what a turn used. Safe for several threads. */
final class Tally {
  private int calls;
  private int tools;
  private int initial;
  private int continuation;
  private int input;
  private int attempts = 1;
  private int maxAttempts = 1;
  private boolean isSwitched;
  private boolean isOffline;
  private BigDecimal cost = BigDecimal.ZERO;
  private boolean isCostUnknown;
  private final Set<String> providers = new HashSet<>();
  private @Nullable String provider;
  private @Nullable String model;

  /** A call of a model has ended. */
  synchronized void called(String by, String name, Usage usage, @Nullable BigDecimal price) {
    calls++;
    input += usage.input();
    if (calls == 1) {
      initial = usage.output();
    } else {
      continuation += usage.output();
    }
    if (price == null) {
      isCostUnknown = true;
    } else {
      cost = cost.add(price);
    }
    providers.add(by);
    provider = by;
    model = name;
  }

  synchronized void heard(Notice notice) {
    switch (notice) {
      case Notice.Retry retry -> {
        attempts++;
        maxAttempts = Math.max(maxAttempts, retry.maxAttempts());
      }
      case Notice.Switch _ -> {
        attempts++;
        isSwitched = true;
      }
      case Notice.Offline _ -> isOffline = true;
    }
  }

  synchronized void usedTool() {
    tools++;
  }

  synchronized int calls() {
    return calls;
  }

  synchronized int tools() {
    return tools;
  }

  synchronized int attempts() {
    return attempts;
  }

  /** Whether the rules had to take over, which they then do to the end. */
  synchronized boolean isOffline() {
    return isOffline;
  }

  /** Whether nothing but rules answered. */
  synchronized boolean isRuleBased() {
    return providers.equals(Set.of(Models.OFFLINE));
  }

  /**
   * Whether another model answered than the first.
   *
   * @param isOnline whether the first is more than rules
   */
  synchronized boolean isFallback(boolean isOnline) {
    return isSwitched || (isOffline && isOnline);
  }

  synchronized TokenCounts tokens() {
    return new TokenCounts(initial, continuation, input, initial + continuation);
  }

  synchronized RetryStats retries(boolean isOnline) {
    return new RetryStats(attempts, maxAttempts - 1, isFallback(isOnline));
  }

  /** In US dollars as far as it is known. */
  synchronized BigDecimal knownCost() {
    return cost;
  }

  /** In US dollars; null if a call's is unknown. */
  synchronized @Nullable BigDecimal cost() {
    return isCostUnknown ? null : cost;
  }

  synchronized @Nullable String provider() {
    return provider;
  }

  synchronized @Nullable String model() {
    return model;
  }
}
