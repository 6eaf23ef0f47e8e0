package dev.sigmasight.server.tool;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.knowledge.Passage;
import java.util.List;
import java.util.Set;

/** Finds passages of the documents that an account may read. */
@FunctionalInterface
public interface DocumentLookup {
  List<Passage> search(AccountId account, Set<PortfolioId> portfolios, String query, int limit);
}
