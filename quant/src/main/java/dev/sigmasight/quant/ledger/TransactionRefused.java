package dev.sigmasight.quant.ledger;

/** A transaction that contradicts what is held. Nothing of its batch has been applied. */
public final class TransactionRefused extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Reason {
    /** The lot named is not open. */
    UNKNOWN_LOT,
    /** A lot of that id exists, or existed, already. */
    LOT_EXISTS,
    /** More than the lot, or than all lots of the other sign, hold. */
    EXCEEDS_HOLDING,
    /** The same instrument came with another multiplier. */
    MULTIPLIER_DIFFERS,
    /** It is dated on or before the day the book has reached, or after the day being computed. */
    OUT_OF_ORDER
  }

  private final Reason reason;
  private final transient Transaction transaction;

  TransactionRefused(Reason reason, Transaction transaction, String message) {
    super(message);
    this.reason = reason;
    this.transaction = transaction;
  }

  public Reason reason() {
    return reason;
  }

  public Transaction transaction() {
    return transaction;
  }
}
