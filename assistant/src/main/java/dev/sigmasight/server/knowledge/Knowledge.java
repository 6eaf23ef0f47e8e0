package dev.sigmasight.server.knowledge;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.llm.Embedder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Finds passages of documents that answer a question: by their words and, where there is a model
 * that embeds texts, by their meaning. Whatever is missing for the second, the first works.
 */
@Component
public class Knowledge {
  /** What is longer is no question. */
  private static final int LONGEST_QUERY = 2000;

  private static final int MOST = 40;

  private final AiDb db;
  private final Retrieval retrieval;
  private final Optional<Embedder> embedder;

  @Autowired
  Knowledge(AiDb db, ObjectProvider<Embedder> embedder) {
    this(db, Optional.ofNullable(embedder.getIfAvailable()));
  }

  /** Without an embedder, documents are found by their words only. */
  public Knowledge(AiDb db, Optional<Embedder> embedder) {
    this.db = db;
    this.embedder = embedder;
    retrieval = new Retrieval(db);
  }

  /**
   * Passages of what everybody may read, of the account's own documents and of those about these
   * portfolios, the best first.
   *
   * @param portfolios the account's own, as the server knows them
   * @param query a question in plain words
   * @throws dev.sigmasight.database.DatabaseUnavailable while the AI database is down
   */
  public List<Passage> search(
      AccountId account, Set<PortfolioId> portfolios, String query, int limit) {
    return find(Scopes.of(account, portfolios), query, limit).all().stream()
        .map(Finding::passage)
        .toList();
  }

  /** The same of what everybody may read, and how each was found; for a preview. */
  public Findings findGlobal(String query, int limit) {
    return find(Set.of(Scopes.GLOBAL), query, limit);
  }

  Findings find(Set<String> scopes, String query, int limit) {
    String asked = clean(query);
    if (asked.isEmpty() || limit < 1) {
      return new Findings(List.of(), "");
    }
    int most = Math.min(limit, MOST);
    QueryVector vector = QueryVector.of(asked, embedder, db);
    return new Findings(
        vector.exists()
            ? retrieval.byBoth(scopes, asked, vector, most)
            : retrieval.byWords(scopes, asked, most),
        vector.reason());
  }

  /** Null bytes are no characters to the database. */
  private static String clean(String query) {
    return Paragraphs.start(query.replace('\0', ' ').strip(), LONGEST_QUERY);
  }
}
