package dev.sigmasight.server.aidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.database.DatabaseUnavailable;
import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.EmbeddedServer;
import dev.sigmasight.database.EmbeddedSettings;
import dev.sigmasight.database.Pool;
import dev.sigmasight.database.SchemaReport;
import dev.sigmasight.database.testing.TestDatabases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AiDbTest {
  private static final Path DICTIONARY = Path.of("../docs/schema/ai.md");

  @Test
  void createsTheTablesOfTheAnalystAndNoOther() {
    try (AiDb db = migrated(TestDatabases.empty())) {
      assertThat(tables(db))
          .containsExactly(
              "ai_admin_annotations",
              "ai_feedback",
              "ai_insights",
              "ai_kb_documents",
              "ai_kb_embeddings",
              "ai_kb_sources",
              "ai_memories",
              "schema_history_ai");
      assertThat(db.migrate()).isEmpty();
      assertThat(db.pendingMigrations()).isEmpty();
    }
  }

  @Test
  void matchesItsDataDictionary() throws IOException {
    try (AiDb db = ready()) {
      String written = new SchemaReport(db.database()).markdown("AI database");
      if (Boolean.getBoolean("schema.write")) {
        Files.createDirectories(DICTIONARY.getParent());
        Files.writeString(DICTIONARY, written);
      }
      assertThat(DICTIONARY)
          .as("after a migration run the tests once with -Dschema.write=true")
          .hasContent(written);
    }
  }

  @Test
  void migratesWithoutPgvectorAndSaysWhatToDo() {
    DatabaseUrl url = TestDatabases.withoutVector();
    try (AiDb db = migrated(url)) {
      assertThat(columns(db)).doesNotContain("embedding");
      assertThat(db.vectorSearch().available()).isFalse();
      assertThat(db.vectorSearch().reason()).contains("create extension vector");
    }
  }

  @Test
  void addsEmbeddingsAsSoonAsPgvectorAppears() {
    DatabaseUrl url = TestDatabases.withoutVector();
    try (AiDb db = migrated(url)) {
      document(db, "beta", "Beta", "Slope");
      TestDatabases.addVector(url);
      assertThat(db.vectorSearch().reason()).contains("sigmasight migrate ai");
      assertThat(db.migrate()).isEmpty();
      assertThat(db.vectorSearch()).isEqualTo(new VectorSearch(true, ""));
      assertThat(
              db.sql(
                      "select format_type(atttypid, atttypmod) from pg_attribute"
                          + " where attrelid = 'ai_kb_documents'::regclass and attname = 'embedding'")
                  .query(String.class)
                  .single())
          .isEqualTo("vector(1536)");
      assertThat(indexDefinition(db))
          .contains("hnsw (embedding vector_cosine_ops)", "m='16'", "ef_construction='64'");
    }
  }

  @Test
  void answersNearestNeighboursFromTheIndex() {
    try (AiDb db = ready()) {
      embed(db, 300);
      List<String> plan =
          db.inTransaction(
              () -> {
                db.sql("set local enable_seqscan = off").update();
                return db.sql(
                        """
                        explain select title from ai_kb_documents
                        order by embedding <=> (select embedding from ai_kb_documents limit 1)
                        limit 5
                        """)
                    .query(String.class)
                    .list();
              });
      assertThat(plan)
          .anyMatch(line -> line.contains("Index Scan using ai_kb_documents_embedding_idx"));
    }
  }

  @Test
  void findsDocumentsByTheirWords() {
    try (AiDb db = ready()) {
      document(db, "drawdown", "Drawdown", "The largest fall from a peak.");
      document(db, "beta", "Beta", "Falls and rises with the market.");
      document(db, "volatility", "Volatility", "The spread of daily returns.");
      assertThat(
              db.sql(
                      """
                      select title from ai_kb_documents,
                        websearch_to_tsquery('english', 'falling peak or drawdowns') query
                      where search @@ query order by ts_rank_cd(search, query) desc
                      """)
                  .query(String.class)
                  .list())
          .containsExactly("Drawdown");
    }
  }

  @Test
  void hashesTitleAndContent() {
    try (AiDb db = ready()) {
      document(db, "a", "a", "ü");
      assertThat(db.sql("select content_hash from ai_kb_documents").query(String.class).single())
          .isEqualTo("b84a9f58402073fc9960c317adde8c42a07f8fbe6723d79a6f705aec101efb77");
    }
  }

  @Test
  void keepsOneDocumentPerScopeAndName() {
    try (AiDb db = ready()) {
      document(db, "beta", "Beta", "Slope");
      assertThatThrownBy(() -> document(db, "beta", "Another title", "Another text"))
          .hasMessageContaining("ai_kb_sources_scope_slug_key");
    }
  }

  @Test
  void removesThePassagesOfADocumentWithItAndMovesThemAlong() {
    try (AiDb db = ready()) {
      document(db, "beta", "Beta", "Slope");
      db.sql("update ai_kb_sources set scope = 'account:1'").update();
      assertThat(db.sql("select scope from ai_kb_documents").query(String.class).single())
          .isEqualTo("account:1");
      db.sql("delete from ai_kb_sources").update();
      assertThat(db.sql("select count(*) from ai_kb_documents").query(Integer.class).single())
          .isZero();
    }
  }

  @Test
  void makesDocumentsOfTheFirstVersionSourcesOfOnePassage() {
    try (AiDb db = new AiDb(AiDbSettings.of(TestDatabases.empty()))) {
      run(db, "V001__create_documents_memories_feedback.sql");
      db.sql(
              """
              insert into ai_kb_documents (scope, title, content)
              values ('global', 'Beta', 'Slope'), ('page:risk', 'Beta', 'Slope')
              """)
          .update();
      run(db, "V002__split_sources_into_passages.sql");
      assertThat(
              db.sql(
                      """
                      select count(*) from ai_kb_documents d join ai_kb_sources s
                        on s.id = d.source_id and s.scope = d.scope and s.title = d.title
                          and s.content = d.content
                      where d.part = 1 and s.origin = 'admin'
                      """)
                  .query(Integer.class)
                  .single())
          .isEqualTo(2);
    }
  }

  @Test
  void keepsOneJudgementPerPersonAndMessage() {
    try (AiDb db = ready()) {
      UUID message = UUID.randomUUID();
      UUID user = UUID.randomUUID();
      rate(db, message, user, "up");
      rate(db, message, UUID.randomUUID(), "down");
      assertThatThrownBy(() -> rate(db, message, user, "down"))
          .hasMessageContaining("ai_feedback_message_user_key");
      assertThatThrownBy(() -> rate(db, message, UUID.randomUUID(), "meh"))
          .hasMessageContaining("ai_feedback_rating_check");
    }
  }

  @Test
  void knowsWhoseAMemoryIs() {
    try (AiDb db = ready()) {
      assertThatThrownBy(
              () ->
                  db.sql("insert into ai_memories (scope, content) values ('user', 'x')").update())
          .hasMessageContaining("ai_memories_has_owner");
      assertThatThrownBy(
              () ->
                  db.sql(
                          "insert into ai_memories (user_id, scope, content)"
                              + " values (gen_random_uuid(), 'portfolio', 'x')")
                      .update())
          .hasMessageContaining("ai_memories_names_portfolio");
    }
  }

  @Test
  void gainsVectorSearchOnTheEmbeddedServerOncePgvectorWasBuilt(@TempDir Path home) {
    EmbeddedSettings built = TestDatabases.settings(home);
    Path nowhere = home.resolve("nowhere");
    var plain = new EmbeddedSettings(home, 0, home.resolve("postgres"), nowhere, false);
    try (EmbeddedServer server = EmbeddedServer.own(plain);
        AiDb db = migrated(server.ai())) {
      assertThat(db.vectorSearch().reason()).contains("scripts/pgvector.sh");
    }
    var complete = new EmbeddedSettings(home, 0, plain.binaries(), built.vectorFiles(), false);
    try (EmbeddedServer server = EmbeddedServer.own(complete);
        AiDb db = migrated(server.ai())) {
      assertThat(db.vectorSearch().available()).isTrue();
    }
  }

  @Test
  void saysSoWhileItsServerIsGoneAndRecoversByItself(@TempDir Path home) {
    EmbeddedSettings settings = TestDatabases.settings(home);
    EmbeddedServer first = EmbeddedServer.own(settings);
    try (AiDb db = migrated(first.ai())) {
      assertThat(memories(db)).isZero();
      first.close();
      assertThatThrownBy(() -> memories(db))
          .isInstanceOf(DatabaseUnavailable.class)
          .hasMessageStartingWith("The AI database at 127.0.0.1:" + first.port());
      EmbeddedServer second = EmbeddedServer.own(settings.onPort(first.port()));
      assertThat(memoriesOnceOldConnectionsAreGone(db)).isZero();
      second.close();
    }
  }

  /** Each connection from before that was used within the last half second fails once more. */
  private static int memoriesOnceOldConnectionsAreGone(AiDb db) {
    for (int old = 0; old < Pool.ai().maxConnections(); old++) {
      try {
        return memories(db);
      } catch (DatabaseUnavailable e) {
        assertThat(e).hasMessageStartingWith("The AI database at");
      }
    }
    return memories(db);
  }

  private static int memories(AiDb db) {
    return db.sql("select count(*) from ai_memories").query(Integer.class).single();
  }

  /** A copy of a migrated database, quicker than migrating again. */
  private static AiDb ready() {
    return new AiDb(
        AiDbSettings.of(TestDatabases.copyOf("ai", template -> migrated(template).close())));
  }

  private static AiDb migrated(DatabaseUrl url) {
    AiDb db = new AiDb(AiDbSettings.of(url));
    db.migrate();
    return db;
  }

  /** A script of the chain by itself. */
  private static void run(AiDb db, String script) {
    db.withConnection(
        connection -> {
          try (InputStream file =
                  Objects.requireNonNull(AiDb.class.getResourceAsStream("/db/ai/" + script));
              Statement statement = connection.createStatement()) {
            return statement.execute(new String(file.readAllBytes(), StandardCharsets.UTF_8));
          }
        });
  }

  /** A document of one passage. */
  private static void document(AiDb db, String slug, String title, String content) {
    db.sql(
            """
            with source as (
              insert into ai_kb_sources (scope, slug, title, content, origin)
              values ('global', :slug, :title, :content, 'admin') returning *)
            insert into ai_kb_documents (source_id, scope, title, content)
            select id, scope, title, content from source
            """)
        .param("slug", slug)
        .param("title", title)
        .param("content", content)
        .update();
  }

  private static void rate(AiDb db, UUID message, UUID user, String rating) {
    db.sql(
            "insert into ai_feedback (message_id, user_id, rating) values (:message, :user, :rating)")
        .param("message", message)
        .param("user", user)
        .param("rating", rating)
        .update();
  }

  /** Points on a circle, so that each has its own nearest neighbours. */
  private static void embed(AiDb db, int documents) {
    db.sql(
            """
            with source as (
              insert into ai_kb_sources (scope, slug, title, content, origin)
              values ('global', 'circle', 'circle', 'circle', 'admin') returning id)
            insert into ai_kb_documents
              (source_id, part, scope, title, content, embedding_model, embedding)
            select (select id from source), n, 'global', 'title ' || n, 'content ' || n, 'test',
              (array[cos(n), sin(n)] || array_fill(0.0::float8, array[1534]))::vector
            from generate_series(1, :documents) n
            """)
        .param("documents", documents)
        .update();
    db.sql("analyze ai_kb_documents").update();
  }

  private static List<String> tables(AiDb db) {
    return db.sql(
            "select tablename::text from pg_tables where schemaname = 'public' order by tablename")
        .query(String.class)
        .list();
  }

  private static List<String> columns(AiDb db) {
    return db.sql(
            "select column_name::text from information_schema.columns where table_name = 'ai_kb_documents'")
        .query(String.class)
        .list();
  }

  private static String indexDefinition(AiDb db) {
    return db.sql(
            "select indexdef from pg_indexes where indexname = 'ai_kb_documents_embedding_idx'")
        .query(String.class)
        .single();
  }
}
