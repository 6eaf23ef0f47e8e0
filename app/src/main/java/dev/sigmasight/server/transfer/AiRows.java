package dev.sigmasight.server.transfer;

import dev.sigmasight.database.Database;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Stores documents and memories. What is there already with the same content is passed over. */
final class AiRows {
  private final RowStore store;
  private final Database database;
  private final Map<String, String> people;
  private final Set<String> newSources = new HashSet<>();

  /**
   * An empty one.
   *
   * @param people ids of accounts in the export, and here where they are others
   */
  AiRows(RowStore store, Map<String, String> people) {
    this.store = store;
    this.people = people;
    database = store.database();
  }

  void store(Row.Source rows) {
    rows.forEach(this::store);
  }

  private void store(Row row) {
    switch (row.table()) {
      case "ai_kb_sources" -> source(row);
      case "ai_kb_documents" -> passage(row);
      case "ai_kb_embeddings" -> embedding(row);
      case "ai_feedback" -> kept(row, "rating");
      case "ai_memories", "ai_admin_annotations" -> kept(row, "content");
      case "ai_insights" -> kept(row, "insight_type");
      default -> throw new Refused("Documents and memories do not hold " + row.table() + ".");
    }
  }

  private void source(Row row) {
    Optional<Boolean> same =
        database
            .sql(
                """
                select title = :title and content = :content or origin = 'program'
                from ai_kb_sources where id = cast(:id as uuid) or (scope = :scope and slug = :slug)
                """)
            .param("title", row.value("title"))
            .param("content", row.value("content"))
            .param("id", row.value("id"))
            .param("scope", row.value("scope"))
            .param("slug", row.value("slug"))
            .query(Boolean.class)
            .list()
            .stream()
            .findFirst();
    if (same.isEmpty()) {
      store.insert(row, Row.changes(), Set.of());
      newSources.add(row.value("id"));
    } else if (!same.get()) {
      throw new Refused("The document %s has another content here.".formatted(row.value("slug")));
    }
  }

  private void passage(Row row) {
    if (newSources.contains(row.value("source_id"))) {
      store.insert(row, Row.changes(), Set.of());
    }
  }

  private void embedding(Row row) {
    boolean there =
        database
                .sql(
                    "select count(*) from ai_kb_embeddings where model = :model and text_hash = :hash")
                .param("model", row.value("model"))
                .param("hash", row.value("text_hash"))
                .query(Long.class)
                .single()
            > 0;
    if (!there) {
      store.insert(row, Row.changes(), Set.of());
    }
  }

  private void kept(Row row, String column) {
    Optional<String> found =
        database
            .sql("select %s from %s where id = cast(:id as uuid)".formatted(column, row.table()))
            .param("id", row.value("id"))
            .query(String.class)
            .optional();
    if (found.isEmpty()) {
      store.insert(row, mapped(row), Set.of());
    } else if (!found.get().equals(row.value(column))) {
      throw new Refused(
          "The row %s of %s is another one here.".formatted(row.value("id"), row.table()));
    }
  }

  private ObjectNode mapped(Row row) {
    ObjectNode changes = Row.changes();
    for (String person : List.of("user_id", "admin_user_id")) {
      String here = people.get(row.value(person));
      if (here != null) {
        changes.put(person, here);
      }
    }
    return changes;
  }
}
