package dev.sigmasight.server.portfolio;

import dev.sigmasight.kernel.PortfolioId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What portfolios are worth, as far as it is known. The only source of these figures. */
public interface PortfolioValues {

  /**
   * The newest state of one portfolio.
   *
   * @param netAssetValue cash and holdings, in its currency; null when it cannot be told, never a
   *     stand-in
   * @param asOf the day of that value; null without one
   * @param positionCount positions open by the ledger, valued or not
   */
  record Value(@Nullable BigDecimal netAssetValue, @Nullable LocalDate asOf, int positionCount) {}

  /** One entry for each portfolio asked for. */
  Map<PortfolioId, Value> latest(Collection<PortfolioId> portfolios);
}
