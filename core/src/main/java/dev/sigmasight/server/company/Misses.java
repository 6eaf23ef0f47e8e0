package dev.sigmasight.server.company;

import dev.sigmasight.server.coredb.CoreDb;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Remembers for a week which symbols no source has data for. */
@Component
final class Misses {
  private static final Duration PAUSE = Duration.ofDays(7);

  private final CoreDb db;

  Misses(CoreDb db) {
    this.db = db;
  }

  /** What can be missed. */
  enum DataKind {
    PROFILE,
    FUNDAMENTALS
  }

  void remember(DataKind kind, String symbol, String reason, Instant now) {
    db.sql(
            """
            insert into company_miss (symbol, data_kind, reason, missed_at, retry_at)
            values (:symbol, :kind, :reason, :now, :retry)
            on conflict (symbol, data_kind) do update
              set reason = excluded.reason, missed_at = excluded.missed_at, retry_at = excluded.retry_at
            """)
        .param("symbol", symbol)
        .param("kind", kind.name())
        .param("reason", reason)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("retry", now.plus(PAUSE).atOffset(ZoneOffset.UTC))
        .update();
  }

  void forget(DataKind kind, Collection<String> symbols) {
    db.sql("delete from company_miss where data_kind = :kind and symbol = any (:symbols)")
        .param("kind", kind.name())
        .param("symbols", symbols.toArray(String[]::new))
        .update();
  }
}
