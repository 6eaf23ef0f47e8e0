package dev.sigmasight.server.aggregate;

import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.overview.Trust;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far figures of several portfolios can be relied on: as far as those of the weakest. */
public final class PoolTrust {
  private PoolTrust() {}

  /** Where everything is known of all that are valued. */
  public static Trust of(Pool pool) {
    return of(pool, List.of(), "");
  }

  /**
   * Where something is lacking.
   *
   * @param lacking valued portfolios without these results
   * @param what the results
   */
  static Trust of(Pool pool, Collection<Valued> lacking, String what) {
    if (pool.isEmpty()) {
      return new Trust(null, null, Quality.UNAVAILABLE, pool.whyNone());
    }
    LocalDate day = pool.session();
    LocalDate through =
        pool.valued().stream()
            .map(each -> each.close().dataThrough())
            .filter(Objects::nonNull)
            .min(LocalDate::compareTo)
            .orElse(null);
    List<Member> left =
        pool.members().stream().filter(member -> pool.close(member) == null).toList();
    if (!left.isEmpty()) {
      return new Trust(
          day, through, Quality.PARTIAL, "Not computed for " + day + ": " + names(left) + ".");
    }
    if (!lacking.isEmpty()) {
      String names = names(lacking.stream().map(Valued::member).toList());
      return new Trust(day, through, Quality.PARTIAL, "No " + what + " of " + names + ".");
    }
    return complete(pool, day, through);
  }

  private static Trust complete(Pool pool, LocalDate day, @Nullable LocalDate through) {
    Valued worst =
        pool.valued().stream()
            .max(Comparator.comparing((Valued each) -> each.close().quality()))
            .orElseThrow();
    if (worst.close().quality().compareTo(Quality.STALE) > 0) {
      return new Trust(day, through, worst.close().quality(), reason(pool, worst));
    }
    LocalDate newest = newest(pool).max(LocalDate::compareTo).orElse(day);
    if (newest.isAfter(day)) {
      List<Member> late =
          pool.members().stream().filter(member -> day.equals(member.newest())).toList();
      return new Trust(
          day,
          through,
          Quality.STALE,
          "The oldest common session: %s computed through %s, others through %s."
              .formatted(names(late), day, newest));
    }
    return day.isBefore(pool.lastSession())
        ? new Trust(day, through, Quality.STALE, Trust.computedThrough(day, pool.lastSession()))
        : new Trust(day, through, worst.close().quality(), reason(pool, worst));
  }

  private static Stream<LocalDate> newest(Pool pool) {
    return pool.members().stream().map(Member::newest).filter(Objects::nonNull);
  }

  private static @Nullable String reason(Pool pool, Valued worst) {
    String reason = worst.close().qualityReason();
    return reason == null || pool.members().size() == 1
        ? reason
        : worst.member().accountName() + ": " + reason;
  }

  private static String names(List<Member> members) {
    return members.stream().map(Member::accountName).collect(Collectors.joining(", "));
  }
}
