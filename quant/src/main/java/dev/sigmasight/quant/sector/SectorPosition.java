package dev.sigmasight.quant.sector;

/**
 * A position as the sector table sees it.
 *
 * @param id whose position
 * @param amount signed: market value, or delta dollars where an option follows its underlying
 * @param holding what it is exposed to
 */
public record SectorPosition(String id, double amount, Holding holding) {

  /** What a position is exposed to. */
  public sealed interface Holding {}

  /** A company, or an option on one. */
  public record Company(Sector sector) implements Holding {}

  /**
   * A fund that is looked through.
   *
   * @param weights by sector; what they are short of 1 becomes {@link
   *     SectorLine.Other#FUND_REMAINDER}
   */
  public record Fund(SectorWeights weights) implements Holding {}

  /** A fund whose holdings are not known or not asked for. */
  public record ClosedFund() implements Holding {}

  /** Anything of no known sector: a private asset, a currency, a company the vendor left out. */
  public record Unclassified() implements Holding {}

  public SectorPosition {
    if (!Double.isFinite(amount)) {
      throw new IllegalArgumentException("not a finite amount of " + id + ": " + amount);
    }
  }

  /** The same without looking through funds. */
  public SectorPosition closed() {
    return holding instanceof Fund ? new SectorPosition(id, amount, new ClosedFund()) : this;
  }
}
