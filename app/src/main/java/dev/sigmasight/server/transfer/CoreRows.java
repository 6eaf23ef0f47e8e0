package dev.sigmasight.server.transfer;

import dev.sigmasight.database.Database;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stores one file of the core database. What a portfolio shares with others (its owner,
 * instruments, corporate actions, tags, saved views) is found by its natural key if it is there
 * already; the rest of it must be new. Of conversations and changes what is there is passed over.
 */
final class CoreRows {
  /** Tables whose rows the database numbers, and by what else a row is told. */
  private static final Map<String, List<String>> NUMBERED =
      Map.of(
          "turn_tool_call", List.of("run_id", "handle", "created_at"),
          "model_call", List.of("account_id", "created_at", "latency_ms"),
          "change_log", List.of("at", "action", "entity", "entity_id", "detail"));

  /** Tables whose rows carry their own key. */
  private static final Map<String, List<String>> KEYED =
      Map.of(
          "conversation", List.of("id"),
          "conversation_portfolio", List.of("conversation_id", "portfolio_id"),
          "conversation_message", List.of("id"),
          "conversation_turn", List.of("run_id"));

  private final RowStore store;
  private final Database database;
  private final Map<String, String> people;
  private final Map<String, String> ids = new HashMap<>();
  private final Set<String> newPeople = new HashSet<>();
  private boolean sequencesFree = true;

  /**
   * An empty one.
   *
   * @param people ids of accounts in the export, and here where they are others; added to
   */
  CoreRows(RowStore store, Map<String, String> people) {
    this.store = store;
    this.people = people;
    database = store.database();
  }

  void store(Row.Source rows) {
    sequencesFree = areFree(rows);
    rows.forEach(this::store);
    store.raiseNumbers("instrument", "id");
    store.raiseNumbers("corporate_action", "id");
    store.raiseNumbers("ledger_transaction", "sequence");
    store.raiseNumbers("conversation_message", "sequence");
    NUMBERED.keySet().forEach(table -> store.raiseNumbers(table, "id"));
  }

  private void store(Row row) {
    switch (row.table()) {
      case "account" -> account(row);
      case "account_credential" -> credential(row);
      case "instrument" -> instrument(row);
      case "instrument_valuation" -> valuation(row);
      case "corporate_action" -> action(row);
      case "interest_rate" -> rate(row);
      case "portfolio" -> portfolio(row);
      case "tag" -> tag(row);
      case "saved_view" -> view(row);
      case "ledger_transaction" ->
          store.insert(row, mapped(row), sequencesFree ? Set.of() : Set.of("sequence"));
      default -> other(row);
    }
  }

  /** What is told by its key and never changes, is passed over if it is there. */
  private void other(Row row) {
    ObjectNode changes = mapped(row);
    List<String> key =
        NUMBERED.getOrDefault(row.table(), KEYED.getOrDefault(row.table(), List.of()));
    if (!key.isEmpty() && isThere(row, changes, key)) {
      return;
    }
    if (NUMBERED.containsKey(row.table())) {
      numbered(row.table(), row, changes);
    } else {
      store.insert(row, changes, Set.of());
    }
  }

  private boolean isThere(Row row, ObjectNode changes, List<String> key) {
    String same =
        key.stream().map("t.%1$s = r.%1$s"::formatted).collect(Collectors.joining(" and "));
    return database
        .sql(
            """
            select exists (select from %1$s t, jsonb_populate_record(
              null::%1$s, (cast(:line as jsonb) -> 'row') || cast(:changes as jsonb)) r where %2$s)
            """
                .formatted(row.table(), same))
        .param("line", row.text())
        .param("changes", changes.toString())
        .query(Boolean.class)
        .single();
  }

  private boolean areFree(Row.Source rows) {
    List<Long> sequences = new ArrayList<>();
    rows.forEach(
        row -> {
          if (row.table().equals("ledger_transaction")) {
            sequences.add(Long.valueOf(row.value("sequence")));
          }
        });
    return database
            .sql("select count(*) from ledger_transaction where sequence = any (:sequences)")
            .param("sequences", sequences.toArray(Long[]::new))
            .query(Long.class)
            .single()
        == 0;
  }

  private void account(Row row) {
    Optional<String> found =
        found(
            "select id::text from account where id = cast(? as uuid) or lower(email) = lower(?)",
            row.value("id"),
            row.value("email"));
    if (found.isPresent()) {
      people.put(row.value("id"), found.get());
    } else {
      store.insert(row, Row.changes(), Set.of());
      newPeople.add(row.value("id"));
    }
  }

  private void credential(Row row) {
    if (newPeople.contains(row.value("account_id"))) {
      store.insert(row, Row.changes(), Set.of());
    }
  }

  private void instrument(Row row) {
    ObjectNode changes = mapped(row);
    String owner = row.value("owner_id").isEmpty() ? "" : person(row.value("owner_id"));
    Optional<String> found =
        owner.isEmpty()
            ? found(
                "select id::text from instrument where symbol = ? and owner_id is null",
                row.value("symbol"))
            : found(
                "select id::text from instrument where symbol = ? and owner_id = cast(? as uuid)",
                row.value("symbol"),
                owner);
    if (found.isPresent()) {
      refuseOtherTerms(row, found.get());
      ids.put("instrument " + row.value("id"), found.get());
    } else {
      numbered("instrument", row, changes);
    }
  }

  private void refuseOtherTerms(Row row, String id) {
    String here =
        database
            .sql(
                """
                select concat_ws(' ', investment_class, subtype, option_right, strike::numeric(20,8), expiry)
                from instrument where id = cast(:id as bigint)
                """)
            .param("id", id)
            .query(String.class)
            .single();
    String there =
        database
            .sql(
                """
                select concat_ws(' ', r.investment_class, r.subtype, r.option_right, r.strike, r.expiry)
                from jsonb_populate_record(null::instrument, cast(:line as jsonb) -> 'row') r
                """)
            .param("line", row.text())
            .query(String.class)
            .single();
    if (!here.equals(there)) {
      throw new Refused(
          "%s is %s here and %s in the export.".formatted(row.value("symbol"), here, there));
    }
  }

  /** Keeps the number of a row if nobody has it, so that copies stay equal. */
  private void numbered(String table, Row row, ObjectNode changes) {
    String id = row.value("id");
    boolean free = found("select '' from " + table + " where id = cast(? as bigint)", id).isEmpty();
    if (free) {
      store.insert(row, changes, Set.of());
      return;
    }
    long next =
        database
            .sql("select nextval(pg_get_serial_sequence(:table, 'id'))")
            .param("table", table)
            .query(Long.class)
            .single();
    changes.put("id", next);
    store.insert(row, changes, Set.of());
    ids.put(table + " " + id, Long.toString(next));
  }

  private void valuation(Row row) {
    Optional<String> price =
        found(
            "select price::text from instrument_valuation where instrument_id = cast(? as bigint) and on_date = cast(? as date)",
            id("instrument", row.value("instrument_id")),
            row.value("on_date"));
    if (price.isEmpty()) {
      store.insert(row, mapped(row), Set.of());
    } else if (new BigDecimal(price.get()).compareTo(new BigDecimal(row.value("price"))) != 0) {
      throw new Refused(
          "On %s an asset is worth %s here and %s in the export."
              .formatted(row.value("on_date"), price.get(), row.value("price")));
    }
  }

  private void action(Row row) {
    Optional<String> found =
        database
            .sql(
                """
                select a.id::text from corporate_action a,
                  jsonb_populate_record(null::corporate_action, cast(:line as jsonb) -> 'row') r
                where (a.symbol, a.ex_date, a.kind) = (r.symbol, r.ex_date, r.kind)
                """)
            .param("line", row.text())
            .query(String.class)
            .optional();
    if (found.isPresent()) {
      ids.put("corporate_action " + row.value("id"), found.get());
    } else {
      numbered("corporate_action", row, Row.changes());
    }
  }

  private void rate(Row row) {
    Optional<String> found =
        found(
            "select '' from interest_rate where series = ? and on_date = cast(? as date)",
            row.value("series"),
            row.value("on_date"));
    if (found.isEmpty()) {
      store.insert(row, Row.changes(), Set.of());
    }
  }

  private void portfolio(Row row) {
    if (found("select name from portfolio where id = cast(? as uuid)", row.value("id"))
        .isPresent()) {
      throw new Refused("The portfolio %s is there already.".formatted(row.value("name")));
    }
    store.insert(row, mapped(row), Set.of());
  }

  private void tag(Row row) {
    Optional<String> same =
        found("select id::text from tag where id = cast(? as uuid)", row.value("id"));
    Optional<String> found =
        same.isPresent() || !row.value("deleted_at").isEmpty()
            ? same
            : found(
                "select id::text from tag where account_id = cast(? as uuid) and lower(name) = lower(?) and deleted_at is null",
                person(row.value("account_id")),
                row.value("name"));
    if (found.isPresent()) {
      ids.put("tag " + row.value("id"), found.get());
    } else {
      store.insert(row, mapped(row), Set.of());
    }
  }

  /** A view that its owner has here under the same name stays as it is. */
  private void view(Row row) {
    boolean known =
        found(
                "select '' from saved_view where id = cast(? as uuid) or (account_id = cast(? as uuid) and lower(name) = lower(?))",
                row.value("id"),
                person(row.value("account_id")),
                row.value("name"))
            .isPresent();
    if (!known) {
      store.insert(row, mapped(row), Set.of());
    }
  }

  private Optional<String> found(String sql, String... values) {
    JdbcClient.StatementSpec statement = database.sql(sql);
    for (String value : values) {
      statement = statement.param(value);
    }
    return statement.query(String.class).list().stream().findFirst();
  }

  private String id(String table, String id) {
    return ids.getOrDefault(table + " " + id, id);
  }

  private String person(String id) {
    return people.getOrDefault(id, id);
  }

  /** The references of a row to what has another id here. */
  private ObjectNode mapped(Row row) {
    ObjectNode changes = Row.changes();
    number(row, changes, "instrument_id", "instrument");
    number(row, changes, "underlying_id", "instrument");
    number(row, changes, "corporate_action_id", "corporate_action");
    for (String person : List.of("account_id", "owner_id")) {
      if (!row.value(person).isEmpty()) {
        changes.put(person, person(row.value(person)));
      }
    }
    if (!row.value("tag_id").isEmpty()) {
      changes.put("tag_id", id("tag", row.value("tag_id")));
    }
    for (String person : List.of("created_by", "assigned_by", "archived_by", "actor_id")) {
      if (!row.value(person).isEmpty()) {
        person(row, changes, person);
      }
    }
    return changes;
  }

  private void number(Row row, ObjectNode changes, String column, String table) {
    if (!row.value(column).isEmpty()) {
      changes.put(column, Long.parseLong(id(table, row.value(column))));
    }
  }

  /** Somebody else who is not known here is forgotten. */
  private void person(Row row, ObjectNode changes, String column) {
    String id = person(row.value(column));
    if (found("select '' from account where id = cast(? as uuid)", id).isPresent()) {
      changes.put(column, UUID.fromString(id).toString());
    } else {
      changes.putNull(column);
    }
  }
}
