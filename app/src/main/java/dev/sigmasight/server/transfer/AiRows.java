package dev.sigmasight.server.transfer;

import dev.sigmasight.database.Database;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stores documents and memories. What is there already with the same content is passed over. */
final class AiRows {
  private final RowStore store;
  private final Database database;
  private final Set<String> newSources = new HashSet<>();

  AiRows(RowStore store) {
    this.store = store;
    database = store.database();
  }

  void store(List<Row> rows) {
    for (Row row : rows) {
      switch (row.table()) {
        case "ai_kb_sources" -> source(row);
        case "ai_kb_documents" -> passage(row);
        case "ai_kb_embeddings" -> embedding(row);
        case "ai_feedback", "ai_memories" -> kept(row);
        default -> throw new Refused("Documents and memories do not hold " + row.table() + ".");
      }
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

  private void kept(Row row) {
    String column = row.table().equals("ai_memories") ? "content" : "rating";
    Optional<String> found =
        database
            .sql("select %s from %s where id = cast(:id as uuid)".formatted(column, row.table()))
            .param("id", row.value("id"))
            .query(String.class)
            .optional();
    if (found.isEmpty()) {
      store.insert(row, Row.changes(), Set.of());
    } else if (!found.get().equals(row.value(column))) {
      throw new Refused(
          "The row %s of %s is another one here.".formatted(row.value("id"), row.table()));
    }
  }
}
