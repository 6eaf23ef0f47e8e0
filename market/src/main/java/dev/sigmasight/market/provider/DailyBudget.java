package dev.sigmasight.market.provider;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the calls of a day, over every process that uses the same account. */
public interface DailyBudget {

  /**
   * Whose calls are counted together.
   *
   * @param account tells keys of one provider apart without giving them away: {@code anonymous}, or
   *     eight hexadecimal digits
   */
  record Account(String provider, String account) {}

  /**
   * Takes one call, if fewer than the limit were taken that day.
   *
   * @param day in New York
   * @param limit calls of a day, above 0
   * @return whether the call may be made
   */
  boolean take(Account account, LocalDate day, int limit);

  /** Counts in this process only, and only the present day. */
  static DailyBudget inMemory() {
    record Count(LocalDate day, int taken) {}
    Map<Account, Count> counts = new ConcurrentHashMap<>();
    return (account, day, limit) -> {
      boolean[] taken = new boolean[1];
      counts.compute(
          account,
          (_, before) -> {
            int used = before != null && before.day().equals(day) ? before.taken() : 0;
            taken[0] = used < limit;
            return new Count(day, taken[0] ? used + 1 : used);
          });
      return taken[0];
    };
  }
}
