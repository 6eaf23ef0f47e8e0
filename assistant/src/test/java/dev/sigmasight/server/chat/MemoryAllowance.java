package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.conversation.Allowance;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** An allowance in memory. */
final class MemoryAllowance implements Allowance {
  int limit = Integer.MAX_VALUE;
  boolean isSpent;
  int used;
  BigDecimal cost = BigDecimal.ZERO;
  private final Set<UUID> reserved = new HashSet<>();

  @Override
  public synchronized UUID reserve(AccountId account, BigDecimal mostCost) {
    if (used + reserved.size() >= limit) {
      throw new ProblemException(
          new Problem.TooManyRequests(
              "The answers of this month are used up.", Duration.ofDays(3)));
    }
    if (isSpent && mostCost.signum() > 0) {
      throw new Spent("nothing is left of today's money");
    }
    UUID id = UUID.randomUUID();
    reserved.add(id);
    return id;
  }

  @Override
  public synchronized void settle(UUID reservation, int answers, BigDecimal paid) {
    if (!reserved.remove(reservation)) {
      throw new AssertionError("settled twice, or never reserved");
    }
    used += answers;
    cost = cost.add(paid);
  }

  @Override
  public synchronized Left left(AccountId account) {
    return new Left(limit, used);
  }

  synchronized int open() {
    return reserved.size();
  }
}
