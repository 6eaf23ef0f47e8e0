package dev.sigmasight.server.instrument;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be held.
 *
 * @param symbol ticker, compact OCC symbol, or the owner's label of a private asset
 * @param multiplier units per contract; 1 for everything but options
 * @param terms set for options and only for them
 */
public record Instrument(
    long id,
    String symbol,
    InvestmentClass investmentClass,
    Subtype subtype,
    BigDecimal multiplier,
    @Nullable OptionTerms terms) {

  /** Its name inside a ledger: symbols of private assets may equal those of listed ones. */
  public String key() {
    return "#" + id;
  }

  /** As the ledger arithmetic knows it. */
  public dev.sigmasight.quant.ledger.Instrument ledgerInstrument() {
    return new dev.sigmasight.quant.ledger.Instrument(key(), multiplier);
  }

  /** The terms, if it is an option. */
  public Optional<OptionTerms> option() {
    return Optional.ofNullable(terms);
  }

  /**
   * The symbol whose market price decides its risk: the underlying of an option, otherwise its own.
   */
  public String riskSymbol() {
    return terms == null ? symbol : terms.underlying();
  }
}
