package dev.sigmasight.server.overview;

import dev.sigmasight.quant.ledger.Lot;
import dev.sigmasight.quant.ledger.Valuation;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.valuation.DeltaValue;
import dev.sigmasight.server.valuation.Mark;
import dev.sigmasight.server.valuation.PriceQuality;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The open positions of a portfolio with what is known of each. */
final class Holdings {
  private Holdings() {}

  /**
   * One open position.
   *
   * @param quantity signed
   * @param entryPrice per unit in today's units; the value taken in when the cost is unknown
   * @param costBasis signed like the quantity; null when the cost is unknown
   * @param price null when there is no usable one, and so are the values
   * @param priceDate the session of the price
   * @param priceQuality whether it is final, provisional or carried
   * @param unrealizedPnl against cost; null when cost or price is unknown
   * @param pnlSinceEntry against what it was entered at; null when the price is unknown
   * @param deltaValue of the underlying that it stands for
   */
  record Holding(
      UUID id,
      Instrument instrument,
      PositionType type,
      BigDecimal quantity,
      LocalDate entryDate,
      @Nullable BigDecimal entryPrice,
      @Nullable BigDecimal costBasis,
      @Nullable BigDecimal price,
      @Nullable LocalDate priceDate,
      @Nullable String priceSource,
      @Nullable PriceQuality priceQuality,
      @Nullable BigDecimal marketValue,
      @Nullable BigDecimal unrealizedPnl,
      @Nullable BigDecimal pnlSinceEntry,
      BigDecimal realizedPnl,
      @Nullable BigDecimal deltaValue) {}

  /** By symbol, then id. */
  static List<Holding> of(PortfolioState state) {
    return state.valued().book().lots().stream()
        .map(lot -> of(lot, state))
        .sorted(
            Comparator.comparing((Holding holding) -> holding.instrument().symbol())
                .thenComparing(Holding::id))
        .toList();
  }

  private static Holding of(Lot lot, PortfolioState state) {
    Instrument instrument = state.ledger().instrument(lot.instrument().id());
    Mark mark = state.valued().marks().get(instrument.key());
    BigDecimal gain = mark == null ? null : lot.unrealised(mark.price());
    return new Holding(
        UUID.fromString(lot.id()),
        instrument,
        PositionType.of(instrument, lot.quantity()),
        lot.quantity(),
        lot.openedOn(),
        lot.entryPrice().orElse(null),
        lot.cost().orElse(null),
        mark == null ? null : mark.price(),
        mark == null ? null : mark.date(),
        mark == null ? null : mark.source(),
        mark == null ? null : mark.qualityOn(state.asOf()),
        mark == null ? null : Valuation.value(lot.quantity(), mark.price(), lot.instrument()),
        lot.costKnown() ? gain : null,
        gain,
        lot.realised(),
        mark == null ? null : DeltaValue.of(lot, mark));
  }
}
