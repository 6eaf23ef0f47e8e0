package dev.sigmasight.server.equity;

/** There is no such portfolio or change of its equity, or it belongs to somebody else. */
public final class EquityUnknown extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;
  private final String detail;

  private EquityUnknown(String code, String detail) {
    super(code + ": " + detail);
    this.code = code;
    this.detail = detail;
  }

  static EquityUnknown portfolio() {
    return new EquityUnknown("EQUITY_004", "There is no portfolio with this id.");
  }

  static EquityUnknown change() {
    return new EquityUnknown("EQUITY_008", "There is no equity change with this id.");
  }

  /** A stable code. */
  public String code() {
    return code;
  }

  /** One sentence for a person. */
  public String detail() {
    return detail;
  }
}
