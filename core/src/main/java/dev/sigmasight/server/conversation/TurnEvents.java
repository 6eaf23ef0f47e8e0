package dev.sigmasight.server.conversation;

import static java.time.ZoneOffset.UTC;

import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.conversation.TurnEvent;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The table {@code turn_event}. */
@Component
final class TurnEvents {
  private final CoreDb db;

  TurnEvents(CoreDb db) {
    this.db = db;
  }

  /**
   * Adds events in one statement, which takes the turn's row first: it cannot end in between.
   *
   * @throws ProblemException Conflict if the turn has ended
   */
  void append(String run, List<TurnEvent> events, Instant now) {
    int added =
        db.sql(
                """
                with alive as (
                  update conversation_turn set alive_at = :now
                  where run_id = :run and state = 'streaming' returning run_id)
                insert into turn_event (run_id, seq, type, json, created_at)
                select alive.run_id, event.seq, event.type, cast(event.json as json), :now
                from alive, unnest(:seqs, :types, :jsons) as event (seq, type, json)
                """)
            .param("now", now.atOffset(UTC))
            .param("run", run)
            .param("seqs", events.stream().map(TurnEvent::seq).toArray(Integer[]::new))
            .param("types", texts(events, TurnEvent::type))
            .param("jsons", texts(events, TurnEvent::json))
            .update();
    if (added < events.size()) {
      throw ConversationFaults.ended();
    }
  }

  /** Adds the event that a turn ends with, in the transaction that ends it. */
  void addLast(String run, TurnEvent last, Instant now) {
    db.sql(
            """
            insert into turn_event (run_id, seq, type, json, created_at)
            values (:run, :seq, :type, cast(:json as json), :now)
            """)
        .param("run", run)
        .param("seq", last.seq())
        .param("type", last.type())
        .param("json", last.json())
        .param("now", now.atOffset(UTC))
        .update();
  }

  List<TurnEvent> after(String run, int seq) {
    return db.sql(
            """
            select seq, type, json from turn_event where run_id = :run and seq > :seq order by seq
            """)
        .param("run", run)
        .param("seq", seq)
        .query(
            (row, _) ->
                new TurnEvent(row.getInt("seq"), row.getString("type"), row.getString("json")))
        .list();
  }

  private static String[] texts(List<TurnEvent> events, Function<TurnEvent, String> column) {
    return events.stream().map(column).toArray(String[]::new);
  }
}
