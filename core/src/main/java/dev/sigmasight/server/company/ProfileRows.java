package dev.sigmasight.server.company;

import static java.util.stream.Collectors.joining;

import dev.sigmasight.server.coredb.CoreDb;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The profiles as they are stored. */
@Component
final class ProfileRows {
  /** How long a profile counts as new. */
  private static final int FRESH_DAYS = 3;

  private final CoreDb db;
  private final JsonMapper json;

  ProfileRows(CoreDb db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** A profile to be stored. */
  record Fetched(String symbol, String source, Accepted values) {}

  /** The symbols without a profile, or with an old one, that no source is known to lack. */
  SortedSet<String> due(Collection<String> symbols, Instant now) {
    return new TreeSet<>(
        db.sql(
                """
                select wanted.symbol
                from unnest(cast(:symbols as varchar[])) as wanted(symbol)
                  left join company_profiles p on p.symbol = wanted.symbol
                  left join company_miss m on m.symbol = wanted.symbol and m.data_kind = 'PROFILE'
                where (p.symbol is null or p.fetched_at <= :now - make_interval(days => :fresh))
                  and (m.symbol is null or m.retry_at <= :now)
                """)
            .param("symbols", symbols.toArray(String[]::new))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("fresh", FRESH_DAYS)
            .query(String.class)
            .list());
  }

  /**
   * Stores profiles in one statement. What the newer answer does not know stays as it was only if
   * the same source said it. A profile that is still fresh is not replaced by a worse source's.
   *
   * @param order the sources, the best first
   */
  void store(List<Fetched> profiles, List<String> order, Instant now) {
    if (profiles.isEmpty()) {
      return;
    }
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    profiles.forEach(profile -> rows.add(row(profile)));
    List<String> columns = List.copyOf(profiles.getFirst().values().values().keySet());
    db.sql(upsert(columns))
        .param("rows", json.writeValueAsString(rows))
        .param("order", order.toArray(String[]::new))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("fresh", FRESH_DAYS)
        .update();
  }

  private static Map<String, @Nullable Object> row(Fetched profile) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>(profile.values().values());
    row.put("symbol", profile.symbol());
    row.put("source", profile.source());
    row.put("refused", profile.values().refused());
    return row;
  }

  private static String upsert(List<String> columns) {
    return """
    insert into company_profiles as old
      (symbol, source, refused, fetched_at, created_at, updated_at, %s)
    select symbol, source, refused, :now, :now, :now, %s
    from jsonb_populate_recordset(null::company_profiles, cast(:rows as jsonb))
    on conflict (symbol) do update set
      source = excluded.source, refused = excluded.refused, fetched_at = :now, updated_at = :now,
      fundamentals_due_on = least(old.fundamentals_due_on,
        case when excluded.next_earnings_date + %d > cast(old.fundamentals_last_fetched as date)
          then excluded.next_earnings_date + %d end),
      %s
    where old.fetched_at <= :now - make_interval(days => :fresh)
      or coalesce(array_position(cast(:order as text[]), excluded.source), 1000)
        <= coalesce(array_position(cast(:order as text[]), old.source), 1000)
    """
        .formatted(
            String.join(", ", columns),
            String.join(", ", columns),
            FundamentalsDue.DAYS_AFTER_EARNINGS,
            FundamentalsDue.DAYS_AFTER_EARNINGS,
            columns.stream().map(ProfileRows::merged).collect(joining(", ")));
  }

  private static String merged(String column) {
    return "%1$s = case when old.source = excluded.source then coalesce(excluded.%1$s, old.%1$s) else excluded.%1$s end"
        .formatted(column);
  }
}
