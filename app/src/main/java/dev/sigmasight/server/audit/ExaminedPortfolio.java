package dev.sigmasight.server.audit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a portfolio, and what is wrong with it.
 *
 * @param lots positions that are not deleted, open or closed
 * @param openByClass open positions of the newest close by class of asset
 * @param priceSources open positions of the newest close by source of the price
 * @param lines lines of the ledger that count
 * @param closes sessions that are computed
 * @param asOf newest of them; null if there is none
 */
public record ExaminedPortfolio(
    UUID id,
    String name,
    String accountName,
    String owner,
    String currency,
    boolean active,
    int lots,
    Map<String, Integer> openByClass,
    Map<String, Integer> priceSources,
    int lines,
    @Nullable LocalDate firstLine,
    @Nullable LocalDate lastLine,
    int closes,
    @Nullable LocalDate asOf,
    @Nullable BigDecimal nav,
    @Nullable BigDecimal cash,
    @Nullable String quality,
    List<AuditFinding> findings) {
  public ExaminedPortfolio {
    findings = List.copyOf(findings);
  }
}
