package dev.sigmasight.server.marketdata;

import java.util.Set;

/** Funds that stand for markets and factors. */
public final class ReferenceFunds {
  /** Wanted whether anybody holds them or not. */
  public static final Set<String> SYMBOLS =
      Set.of(
          "SPY", "QQQ", "IWM", "VTI", "TLT", "IEF", "SHY", "HYG", "LQD", "VTV", "VUG", "MTUM",
          "QUAL", "USMV", "DJP", "VNQ", "GLD");

  private ReferenceFunds() {}
}
