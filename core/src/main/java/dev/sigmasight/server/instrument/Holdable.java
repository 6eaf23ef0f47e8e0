package dev.sigmasight.server.instrument;

import dev.sigmasight.market.option.OptionSymbol;

/** Something that can be held, told by what it is: it may not be stored yet. */
public sealed interface Holdable {

  /** The symbol under which it is stored. */
  String symbol();

  InvestmentClass investmentClass();

  /** A security with a ticker. */
  record Listed(String symbol, Subtype subtype) implements Holdable {
    @Override
    public InvestmentClass investmentClass() {
      return InvestmentClass.PUBLIC;
    }
  }

  /**
   * An option contract.
   *
   * @param underlying ticker of what it delivers, which may differ from the root of the contract
   */
  record Contract(OptionSymbol contract, String underlying, ExerciseStyle style)
      implements Holdable {
    @Override
    public String symbol() {
      return contract.compact();
    }

    @Override
    public InvestmentClass investmentClass() {
      return InvestmentClass.OPTIONS;
    }
  }

  /** An asset without a market, under the label of its owner. */
  record PrivateAsset(String symbol, Subtype subtype) implements Holdable {
    @Override
    public InvestmentClass investmentClass() {
      return InvestmentClass.PRIVATE;
    }
  }
}
