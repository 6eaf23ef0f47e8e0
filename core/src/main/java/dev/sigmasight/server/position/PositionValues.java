package dev.sigmasight.server.position;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.server.valuation.PriceQuality;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What open positions are worth, as far as it is known. The only source of these figures. */
public interface PositionValues {

  /**
   * The newest value of one open position, in the currency of its portfolio.
   *
   * @param lastPrice per unit
   * @param priceDate the session of that price
   * @param priceSource where it came from
   * @param priceQuality whether it is final, provisional or carried
   * @param marketValue signed quantity × price × multiplier
   * @param unrealizedPnl market value less cost; null if the cost is unknown
   * @param pnlSinceEntry market value less the value at entry
   */
  record Value(
      BigDecimal lastPrice,
      LocalDate priceDate,
      String priceSource,
      PriceQuality priceQuality,
      BigDecimal marketValue,
      @Nullable BigDecimal unrealizedPnl,
      BigDecimal pnlSinceEntry) {}

  /** Values of positions of one portfolio; those without a usable price are absent. */
  Map<PositionId, Value> latest(PortfolioId portfolio, Collection<PositionId> positions);
}
