package dev.sigmasight.server.data;

import dev.sigmasight.quant.ledger.Valuation;
import dev.sigmasight.server.data.DetailViews.Detail;
import dev.sigmasight.server.data.HeldRows.Price;
import dev.sigmasight.server.data.HeldTags.TagLine;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.OptionTerms;
import dev.sigmasight.server.ledger.Scale;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.position.Position;
import dev.sigmasight.server.valuation.PriceQuality;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A position as the ledger leaves it, with its price.
 *
 * @param price null if none is usable, or nothing is held
 * @param reason why there is no price
 */
record Detailed(
    HeldRows.Row row, Position position, @Nullable Price price, @Nullable String reason) {
  private static final int DECIMALS = 4;

  /** {@code signed quantity × price × multiplier}. */
  @Nullable BigDecimal marketValue() {
    return price == null ? null : value(price.amount());
  }

  /** The same at the entry price; null if the cost is unknown, or nothing is held. */
  @Nullable BigDecimal costBasis() {
    return position.isOpen() && position.costKnown() ? value(position.entryPrice()) : null;
  }

  /** What it would gain if it were closed now, against cost. */
  @Nullable BigDecimal unrealised() {
    BigDecimal value = marketValue();
    BigDecimal cost = costBasis();
    return value == null || cost == null ? null : value.subtract(cost);
  }

  /** Whether something is held whose value is unknown. */
  boolean lacksValue() {
    return position.isOpen() && price == null;
  }

  private BigDecimal value(BigDecimal unit) {
    return Valuation.value(position.quantity(), unit, position.instrument().ledgerInstrument());
  }

  private @Nullable PriceQuality priceQuality() {
    if (price == null) {
      return null;
    }
    if (price.isOfMarket() && price.date().isBefore(row.day())) {
      return PriceQuality.STALE;
    }
    return price.isFinal() ? PriceQuality.FINAL : PriceQuality.PROVISIONAL;
  }

  private @Nullable BigDecimal percent() {
    BigDecimal gain = unrealised();
    BigDecimal cost = costBasis();
    return gain == null || cost == null
        ? null
        : Rounded.ratio(gain.movePointRight(2), cost.abs(), DECIMALS);
  }

  Detail view(List<TagLine> tags) {
    Instrument instrument = position.instrument();
    OptionTerms option = instrument.terms();
    Position.Exit exit = position.exit();
    return new Detail(
        position.id().value(),
        position.portfolio().value(),
        row.accountName(),
        instrument.symbol(),
        row.company().name(),
        row.company().sector(),
        row.company().industry(),
        position.type(),
        instrument.investmentClass(),
        instrument.subtype(),
        Scale.plain(position.quantity()),
        Scale.plain(instrument.multiplier()),
        position.entryDate(),
        Scale.plain(position.entryPrice()),
        position.costKnown(),
        Scale.cents(costBasis()),
        price == null ? null : Scale.plain(price.amount()),
        price == null ? null : price.date(),
        price == null ? null : price.source(),
        priceQuality(),
        Scale.cents(marketValue()),
        Scale.cents(unrealised()),
        percent(),
        Scale.cents(position.realised()),
        reason,
        option == null ? null : Scale.plain(option.strike()),
        option == null ? null : option.expiry(),
        option == null ? null : option.underlying(),
        exit == null ? null : exit.date(),
        exit == null ? null : Scale.plain(exit.price()),
        position.identity().notes(),
        tags);
  }
}
