package dev.sigmasight.server.knowledge;

import dev.sigmasight.server.aidb.AiDb;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** How many documents there are. */
@Component
final class DocumentCounts {
  private final AiDb db;

  DocumentCounts(AiDb db) {
    this.db = db;
  }

  /**
   * Counts.
   *
   * @param byScope documents
   * @param parts passages of all of them
   * @param embedded passages with a vector
   */
  record Counts(Map<String, Integer> byScope, int parts, int embedded) {
    int documents() {
      return byScope.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  Counts now() {
    Map<String, Integer> byScope = new TreeMap<>();
    db.sql("select scope, count(*) as documents from ai_kb_sources group by scope")
        .query((row, number) -> Map.entry(row.getString("scope"), row.getInt("documents")))
        .list()
        .forEach(each -> byScope.put(each.getKey(), each.getValue()));
    return db.sql(
            "select count(*) as parts, count(embedding_model) as embedded from ai_kb_documents")
        .query((row, number) -> new Counts(byScope, row.getInt("parts"), row.getInt("embedded")))
        .single();
  }
}
