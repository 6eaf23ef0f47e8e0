package dev.sigmasight.server.knowledge;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.aidb.AiDbSettings;
import dev.sigmasight.server.knowledge.Source.Draft;
import dev.sigmasight.server.knowledge.Source.Origin;
import dev.sigmasight.server.knowledge.Source.Status;
import dev.sigmasight.server.llm.Embedder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An AI database of its own with everything that handles documents. */
record TestLibrary(AiDb db, Optional<Embedder> embedder) implements AutoCloseable {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-15T15:00:00Z"), ZoneOffset.UTC);

  static TestLibrary with(Embedder embedder) {
    return new TestLibrary(ready(), Optional.of(embedder));
  }

  static TestLibrary withoutEmbedder() {
    return new TestLibrary(ready(), Optional.empty());
  }

  static TestLibrary withoutVectors(Embedder embedder) {
    return new TestLibrary(migrated(TestDatabases.withoutVector()), Optional.of(embedder));
  }

  /** The same documents with another model. */
  TestLibrary now(Embedder another) {
    return new TestLibrary(db, Optional.of(another));
  }

  /** The same database, in which sessions avoid sorting. */
  TestLibrary preferringIndexes() {
    DatabaseUrl url = db.database().url();
    int _ = db.sql("alter database " + url.database() + " set enable_sort = off").update();
    db.close();
    return new TestLibrary(new AiDb(AiDbSettings.of(url)), embedder);
  }

  private static AiDb ready() {
    return new AiDb(
        AiDbSettings.of(TestDatabases.copyOf("ai", template -> migrated(template).close())));
  }

  private static AiDb migrated(DatabaseUrl url) {
    AiDb db = new AiDb(AiDbSettings.of(url));
    db.migrate();
    return db;
  }

  Knowledge knowledge() {
    return new Knowledge(db, embedder);
  }

  Sources sources() {
    return new Sources(db);
  }

  Embeddings embeddings() {
    return new Embeddings(db, embedder, CLOCK);
  }

  Documents documents() {
    return new Documents(sources(), embeddings(), CLOCK);
  }

  Library library(Draft... own) {
    return new Library(db, sources(), embeddings(), CLOCK, List.of(own));
  }

  /** The pages on methods and the glossary. */
  Library methods() {
    return new Library(db, sources(), embeddings(), CLOCK, ProgramDocuments.all());
  }

  /** Adds a document of an administrator and embeds it. */
  void add(String scope, String title, String content) {
    documents().add(new WriteDocument(scope, null, title, content, null, null));
  }

  static Draft page(String name, String content) {
    return new Draft(
        Scopes.GLOBAL,
        "methods/" + name.toLowerCase(Locale.ROOT),
        name,
        content,
        Map.of("type", "method"),
        Origin.PROGRAM,
        Status.ACTIVE);
  }

  int count(String of) {
    return db.sql("select count(*) from " + of).query(Integer.class).single();
  }

  @Override
  public void close() {
    db.close();
  }
}
