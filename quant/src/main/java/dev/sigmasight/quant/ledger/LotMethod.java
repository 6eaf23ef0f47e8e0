package dev.sigmasight.quant.ledger;

/** Which cost a closing trade takes when it names no lot. */
public enum LotMethod {
  /** The cost of the lots opened first. */
  FIFO,
  /**
   * The mean cost of all open lots of the instrument on that side. Quantities still leave the
   * oldest lots first.
   */
  AVERAGE_COST
}
