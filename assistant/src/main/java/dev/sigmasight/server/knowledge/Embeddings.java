package dev.sigmasight.server.knowledge;

import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.aidb.VectorSearch;
import dev.sigmasight.server.llm.Embedder;
import dev.sigmasight.server.llm.ModelFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Gives passages their vectors. A text is embedded once for each model: vectors are kept by the
 * hash of the text, also when the passage is rewritten or moves.
 */
@Component
final class Embeddings {
  private static final Logger log = LoggerFactory.getLogger(Embeddings.class);
  private static final int BATCH = 64;
  private static final int LONGEST_TEXT = 8000;
  private static final Duration KEPT_UNUSED = Duration.ofDays(90);

  private static final String FROM_CACHE =
      """
      update ai_kb_documents d set embedding = c.embedding::vector, embedding_model = c.model
      from ai_kb_embeddings c
      where c.model = :model and c.text_hash = d.content_hash
        and d.embedding_model is distinct from :model
      """;

  private static final String WANTING =
      """
      select content_hash, min(title || e'\\n' || content) as text
      from ai_kb_documents where embedding_model is distinct from :model
      group by content_hash order by content_hash limit :batch
      """;

  private final AiDb db;
  private final Optional<Embedder> embedder;
  private final Clock clock;

  @Autowired
  Embeddings(AiDb db, ObjectProvider<Embedder> embedder, Clock clock) {
    this(db, Optional.ofNullable(embedder.getIfAvailable()), clock);
  }

  Embeddings(AiDb db, Optional<Embedder> embedder, Clock clock) {
    this.db = db;
    this.embedder = embedder;
    this.clock = clock;
  }

  /** The model; empty if there is none. */
  String model() {
    return embedder.map(Embedder::name).orElse("");
  }

  /** A text that has no vector yet. */
  private record Wanting(String hash, String text) {}

  /**
   * Embeds whatever has no vector of the current model. A model that fails leaves the rest for the
   * next time; those passages are found by their words meanwhile.
   */
  Embedded catchUp() {
    if (embedder.isEmpty()) {
      return Embedded.not(QueryVector.NO_MODEL);
    }
    VectorSearch search = db.vectorSearch();
    return search.available() ? embed(embedder.get()) : Embedded.not(search.reason());
  }

  private Embedded embed(Embedder model) {
    int reused = fromCache(model);
    int made = 0;
    try {
      for (List<Wanting> batch = wanting(model); !batch.isEmpty(); batch = wanting(model)) {
        keep(model, batch, model.embed(batch.stream().map(Wanting::text).toList()));
        if (fromCache(model) == 0) {
          return new Embedded(made, reused, "The model answered with vectors of no use.");
        }
        made += batch.size();
      }
      return new Embedded(made, reused, "");
    } catch (ModelFailure e) {
      log.warn("Documents could not be embedded, and are found by their words: {}", e.getMessage());
      return new Embedded(made, reused, e.kind().text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Embedded(made, reused, "Embedding was interrupted.");
    }
  }

  private int fromCache(Embedder model) {
    return db.sql(FROM_CACHE).param("model", model.name()).update();
  }

  private List<Wanting> wanting(Embedder model) {
    return db.sql(WANTING)
        .param("model", model.name())
        .param("batch", BATCH)
        .query(
            (row, number) ->
                new Wanting(
                    row.getString("content_hash"),
                    Paragraphs.start(row.getString("text"), LONGEST_TEXT)))
        .list();
  }

  /** Two processes that embed the same at once keep the first's. */
  private void keep(Embedder model, List<Wanting> texts, List<float[]> vectors) {
    if (vectors.size() != texts.size() || !vectors.stream().allMatch(QueryVector::isUsable)) {
      throw new ModelFailure(
          ModelFailure.Kind.MALFORMED,
          "%s answered %d texts with %d vectors, or with unusable ones"
              .formatted(model.name(), texts.size(), vectors.size()));
    }
    db.sql(
            """
            insert into ai_kb_embeddings (model, text_hash, embedding, created_at)
            select :model, hash, vector::real[], :now
            from unnest(:hashes::text[], :vectors::text[]) as made (hash, vector)
            on conflict do nothing
            """)
        .param("model", model.name())
        .param("hashes", texts.stream().map(Wanting::hash).toArray(String[]::new))
        .param("vectors", vectors.stream().map(Embeddings::array).toArray(String[]::new))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private static String array(float[] vector) {
    return Arrays.toString(vector).replace('[', '{').replace(']', '}');
  }

  /** Forgets vectors that no passage has had for long; answers how many there were. */
  int forgetUnused() {
    Instant before = clock.instant().minus(KEPT_UNUSED);
    return db.sql(
            """
            delete from ai_kb_embeddings c
            where created_at < :before
              and not exists (select from ai_kb_documents d where d.content_hash = c.text_hash)
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }
}
