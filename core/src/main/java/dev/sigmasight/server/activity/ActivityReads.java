package dev.sigmasight.server.activity;

import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Counts and lists events. */
@Component
class ActivityReads {
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final CoreDb db;
  private final JsonMapper json;

  ActivityReads(CoreDb db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /**
   * How far those came who registered in a period: each number counts people of the one before it.
   *
   * @param starts registrations that were begun, by whomever
   */
  record Funnel(
      long starts, long registered, long signedIn, long startedPortfolio, long madePortfolio) {}

  Funnel funnel(Period period) {
    return db.sql(
            """
            with registered as (
                select distinct account_id from activity_event
                where type = 'onboarding.register_complete' and at >= :from and at < :until
                  and account_id is not null),
              reached as (
                select r.account_id,
                  bool_or(e.type = 'onboarding.login_success') as login,
                  bool_or(e.type = 'onboarding.portfolio_start') as start,
                  bool_or(e.type = 'onboarding.portfolio_complete') as made
                from registered r join activity_event e on e.account_id = r.account_id
                where e.at >= :from and e.at < :until
                group by r.account_id)
            select
              (select count(*) from activity_event
               where type = 'onboarding.register_start' and at >= :from and at < :until) as starts,
              count(*) as registered, count(*) filter (where login) as login,
              count(*) filter (where login and start) as start,
              count(*) filter (where login and start and made) as made
            from reached
            """)
        .param("from", period.from())
        .param("until", period.until())
        .query(
            (row, _) ->
                new Funnel(
                    row.getLong("starts"),
                    row.getLong("registered"),
                    row.getLong("login"),
                    row.getLong("start"),
                    row.getLong("made")))
        .single();
  }

  /** Events that went wrong for the same reason. */
  record Wrong(String code, String type, long count, List<String> samples) {}

  /** What went wrong, the most frequent first. */
  List<Wrong> errors(Period period) {
    return db.sql(
            """
            select error_code, type, count(*) as number,
              array_remove(array(
                select distinct left(message, 500)
                from unnest(array_agg(error_message)) as message order by 1 limit 3), null) as samples
            from activity_event
            where error_code is not null and at >= :from and at < :until
            group by error_code, type
            order by number desc, error_code, type
            """)
        .param("from", period.from())
        .param("until", period.until())
        .query(
            (row, _) ->
                new Wrong(
                    row.getString("error_code"),
                    row.getString("type"),
                    row.getLong("number"),
                    List.of((String[]) row.getArray("samples").getArray())))
        .list();
  }

  /** How often what happened on each day; a day without events is not there. */
  Map<LocalDate, Map<EventType, Long>> daily(Period period) {
    Map<String, EventType> types = new HashMap<>();
    for (EventType type : EventType.values()) {
      types.put(type.wire(), type);
    }
    Map<LocalDate, Map<EventType, Long>> days = new HashMap<>();
    db.sql(
            """
            select (at at time zone 'UTC')::date as day, type, count(*) as number
            from activity_event where at >= :from and at < :until
            group by 1, 2
            """)
        .param("from", period.from())
        .param("until", period.until())
        .query(
            row -> {
              EventType type = types.get(row.getString("type"));
              if (type != null) {
                days.computeIfAbsent(
                        row.getObject("day", LocalDate.class), _ -> new EnumMap<>(EventType.class))
                    .put(type, row.getLong("number"));
              }
            });
    return days;
  }

  /** An event as it was written. */
  record Event(
      UUID id,
      @Nullable UUID account,
      String type,
      Map<String, String> data,
      @Nullable String errorCode,
      @Nullable String errorMessage,
      @Nullable String ip,
      @Nullable String userAgent,
      Instant at) {}

  /** Some events, newest first, and how many there are. */
  record Page(long total, List<Event> events) {}

  /** The newest events, of one type or of all, or only those that went wrong. */
  Page newest(@Nullable String type, boolean errorOnly, int limit) {
    String wanted =
        """
        from activity_event
        where (cast(:type as text) is null or type = cast(:type as text))
          and (not :errorOnly or error_code is not null)
        """;
    long total =
        db.sql("select count(*) " + wanted)
            .param("type", type, Types.VARCHAR)
            .param("errorOnly", errorOnly)
            .query(Long.class)
            .single();
    List<Event> events = new ArrayList<>();
    db.sql("select * " + wanted + "order by at desc, id limit :limit")
        .param("type", type, Types.VARCHAR)
        .param("errorOnly", errorOnly)
        .param("limit", limit)
        .query(
            row -> {
              events.add(event(row));
            });
    return new Page(total, events);
  }

  private Event event(ResultSet row) throws SQLException {
    return new Event(
        row.getObject("id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getString("type"),
        json.readValue(row.getString("data"), TEXTS),
        row.getString("error_code"),
        row.getString("error_message"),
        row.getString("ip"),
        row.getString("user_agent"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
