package dev.sigmasight.server.overview;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.ledger.Close;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.valuation.ValuedBook;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio on a day, valued as far as prices are known.
 *
 * @param asOf the session it is valued at
 * @param dataThrough the session of the oldest market price used; null if none is
 */
public record PortfolioState(
    PortfolioId portfolio,
    LocalDate asOf,
    @Nullable LocalDate dataThrough,
    Quality quality,
    @Nullable String qualityReason,
    LedgerView ledger,
    ValuedBook valued) {

  /** Set if everything held has a price. */
  public Optional<Close> close() {
    return valued.close();
  }

  /** The sources that the prices rest on. */
  public List<String> sources() {
    TreeSet<String> sources = new TreeSet<>();
    valued.marks().values().forEach(mark -> sources.addAll(mark.sources()));
    return List.copyOf(sources);
  }
}
