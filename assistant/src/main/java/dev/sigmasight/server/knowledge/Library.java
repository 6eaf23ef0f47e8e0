package dev.sigmasight.server.knowledge;

import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.knowledge.Source.Draft;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Brings the documents that come with the program into the database. */
@Component
public class Library {
  private final AiDb db;
  private final Sources sources;
  private final Embeddings embeddings;
  private final Clock clock;
  private final List<Draft> own;

  @Autowired
  Library(AiDb db, Sources sources, Embeddings embeddings, Clock clock) {
    this(db, sources, embeddings, clock, ProgramDocuments.all());
  }

  Library(AiDb db, Sources sources, Embeddings embeddings, Clock clock, List<Draft> own) {
    this.db = db;
    this.sources = sources;
    this.embeddings = embeddings;
    this.clock = clock;
    this.own = List.copyOf(own);
  }

  /**
   * What the synchronisation did.
   *
   * @param documents how many come with the program
   * @param changed how many were new or had changed
   * @param removed how many do no longer come with it
   * @param embedded texts that the model embedded now
   * @param reused passages that took a vector made before
   * @param wordsOnlyBecause why documents are found by their words only; empty if they are not
   */
  public record Synchronised(
      int documents, int changed, int removed, int embedded, int reused, String wordsOnlyBecause) {}

  /** Does so as often as you like: what did not change is not touched and not embedded again. */
  public Synchronised synchronise() {
    Instant now = clock.instant();
    int[] written = db.inTransaction(() -> write(now));
    Embedded embedded = embeddings.catchUp();
    int _ = embeddings.forgetUnused();
    return new Synchronised(
        own.size(), written[0], written[1], embedded.made(), embedded.reused(), embedded.problem());
  }

  /** Embeds what could not be embedded when it was written. */
  public void catchUp() {
    Embedded _ = embeddings.catchUp();
  }

  /** One process at a time: others wait and then find nothing to do. */
  private int[] write(Instant now) {
    db.sql("select pg_advisory_xact_lock(hashtext('sigmasight knowledge'))")
        .query((row, number) -> number)
        .list();
    int changed = 0;
    for (Draft draft : own) {
      changed += sources.put(draft, now) ? 1 : 0;
    }
    int removed = sources.removeProgramDocumentsBut(own.stream().map(Draft::slug).toList());
    return new int[] {changed, removed};
  }
}
