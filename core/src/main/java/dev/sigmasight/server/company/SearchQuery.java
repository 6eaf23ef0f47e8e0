package dev.sigmasight.server.company;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What companies are searched for.
 *
 * @param period ttm, last_year, forward or last_quarter
 * @param sortBy one of {@link #SORTS}
 */
record SearchQuery(
    Filters filters, String period, String sortBy, boolean ascending, int limit, int offset) {

  /** What a search can be sorted by, and where it stands. */
  static final Map<String, String> SORTS =
      Map.ofEntries(
          Map.entry("symbol", "symbol collate \"C\""),
          Map.entry("company_name", "lower(company_name)"),
          Map.entry("sector", "sector"),
          Map.entry("market_cap", "market_cap"),
          Map.entry("enterprise_value", "enterprise_value"),
          Map.entry("ps_ratio", "ps_ratio"),
          Map.entry("pe_ratio", "pe_ratio"),
          Map.entry("revenue", "revenue"),
          Map.entry("ebit", "ebit"),
          Map.entry("fcf", "fcf"),
          Map.entry("factor_value", "factor_value"),
          Map.entry("factor_growth", "factor_growth"),
          Map.entry("factor_momentum", "factor_momentum"),
          Map.entry("factor_quality", "factor_quality"),
          Map.entry("factor_size", "factor_size"),
          Map.entry("factor_low_vol", "factor_low_vol"));

  /** What narrows the search; null does not. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Filters(
      @Nullable String query,
      @Nullable List<String> sectors,
      @Nullable List<String> industries,
      @Nullable BigDecimal minMarketCap,
      @Nullable BigDecimal maxMarketCap,
      @Nullable BigDecimal minPeRatio,
      @Nullable BigDecimal maxPeRatio) {}

  /** How a company without figures of the period is labelled. */
  String plainLabel() {
    return switch (period) {
      case "ttm" -> "TTM";
      case "last_year" -> "Last year";
      case "forward" -> "Forward";
      default -> "Last quarter";
    };
  }

  String order() {
    return ascending ? "asc" : "desc";
  }

  /** The text searched for, in lower case; null for all. */
  @Nullable String needle() {
    return filters.query() == null ? null : filters.query().strip().toLowerCase(Locale.ROOT);
  }
}
