package dev.sigmasight.server.knowledge;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.knowledge.Source.Draft;
import dev.sigmasight.server.knowledge.Source.Origin;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What an administrator may do with documents. */
@Component
final class Documents {
  private final Sources sources;
  private final Embeddings embeddings;
  private final Clock clock;

  Documents(Sources sources, Embeddings embeddings, Clock clock) {
    this.sources = sources;
    this.embeddings = embeddings;
    this.clock = clock;
  }

  /** A page and how many there are in all. */
  record Page(int total, List<Source> documents) {}

  Page page(DocumentFilter filter, int limit, int offset) {
    return new Page(sources.count(filter), sources.page(filter, limit, offset));
  }

  /**
   * One document.
   *
   * @throws ProblemException NotFound
   */
  Source get(UUID id) {
    return sources.byId(id).orElseThrow(Documents::unknown);
  }

  /**
   * Adds a document, which can be found at once: by its words, and by its meaning if it could be
   * embedded.
   *
   * @throws ProblemException Conflict if its name is taken in its scope
   */
  Source add(WriteDocument wanted) {
    Draft draft = wanted.draft();
    UUID id = sources.add(draft, clock.instant()).orElseThrow(() -> taken(draft));
    return embedded(id);
  }

  /**
   * Writes a document anew.
   *
   * @throws ProblemException NotFound; Conflict if it comes with the program or its name is taken
   */
  Source change(UUID id, WriteDocument wanted) {
    Source old = get(id);
    refuseProgramDocument(old);
    Draft draft = wanted.over(old.draft());
    return embedded(
        sources.change(id, draft, clock.instant()).orElseThrow(() -> taken(draft)));
  }

  /**
   * Removes a document.
   *
   * @throws ProblemException NotFound; Conflict if it comes with the program
   */
  void remove(UUID id) {
    refuseProgramDocument(get(id));
    if (!sources.remove(id)) {
      throw unknown();
    }
  }

  private Source embedded(UUID id) {
    Embedded _ = embeddings.catchUp();
    return get(id);
  }

  private static void refuseProgramDocument(Source source) {
    if (source.draft().origin() == Origin.PROGRAM) {
      throw new ProblemException(
          new Problem.Conflict(
              "PROGRAM_DOCUMENT",
              "This document comes with the program and follows its version; add one of your own"
                  + " instead."));
    }
  }

  private static ProblemException taken(Draft draft) {
    return new ProblemException(
        new Problem.Conflict(
            "SLUG_TAKEN",
            "There is another document called "
                + draft.slug()
                + " in the scope "
                + draft.scope()
                + "; choose another slug."));
  }

  private static ProblemException unknown() {
    return new ProblemException(new Problem.NotFound("There is no such document."));
  }
}
