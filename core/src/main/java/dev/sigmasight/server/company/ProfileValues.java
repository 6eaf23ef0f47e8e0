package dev.sigmasight.server.company;

import dev.sigmasight.market.company.CompanyProfile;
import dev.sigmasight.quant.sector.Sector;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A provider's profile as a row. */
final class ProfileValues {
  private static final Pattern MONTH_AND_DAY = Pattern.compile("(0[1-9]|1[0-2])-([0-2]\\d|3[01])");

  private ProfileValues() {}

  static Accepted of(CompanyProfile profile) {
    Accepted row = new Accepted();
    identity(row, profile.identity());
    valuation(row, profile.valuation());
    analysts(row, profile.analysts());
    growth(row, profile.growth());
    profitability(row, profile.profitability());
    return row;
  }

  private static void identity(Accepted row, CompanyProfile.Identity identity) {
    CompanyProfile.Kind kind = identity.kind();
    row.text("company_name", identity.name(), 200)
        .text("sector", identity.sector(), 100)
        .put("gics_sector", gics(identity.sector()))
        .text("industry", identity.industry(), 100)
        .text("exchange", identity.exchange(), 50)
        .text("country", identity.country(), 50)
        .put("security_type", kind == null ? null : kind.name())
        .text("description", identity.description(), 1000)
        .text("website", webAddress(identity.website()), 200)
        .text("ceo", identity.ceo(), 100);
    Long employees = identity.employees();
    if (employees != null && employees < 0) {
      row.refuse("employees", employees, "is negative");
    } else {
      row.put("employees", employees);
    }
    fiscalYear(row, identity.fiscalYearEnd());
  }

  private static @Nullable String gics(@Nullable String sector) {
    return sector == null ? null : Sector.named(sector).map(Sector::title).orElse(null);
  }

  /** Anything else could be a script that somebody clicks on. */
  private static @Nullable String webAddress(@Nullable String website) {
    if (website == null) {
      return null;
    }
    String lower = website.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("https://") || lower.startsWith("http://") ? website : null;
  }

  private static void fiscalYear(Accepted row, @Nullable String end) {
    boolean known = end != null && MONTH_AND_DAY.matcher(end).matches();
    if (end != null && !known) {
      row.refuse("fiscal_year_end", end.length() > 20 ? "it" : end, "is not written as MM-DD");
    }
    row.put("fiscal_year_end", known ? end : null);
    row.put("fiscal_quarter_offset", known ? quartersBeforeDecember(end) : null);
  }

  private static @Nullable Integer quartersBeforeDecember(@Nullable String end) {
    return end == null ? null : (12 - Integer.parseInt(end.substring(0, 2))) / 3;
  }

  private static void valuation(Accepted row, CompanyProfile.Valuation valuation) {
    if (valuation.marketCap() != null && valuation.marketCap().signum() < 0) {
      row.refuse("market_cap", valuation.marketCap(), "is negative");
    } else {
      row.money("market_cap", valuation.marketCap());
    }
    row.ratio("pe_ratio", valuation.peRatio())
        .ratio("forward_pe", valuation.forwardPe())
        .positive("dividend_yield", valuation.dividendYield())
        .ratio("beta", valuation.beta())
        .positive("week_52_high", valuation.high52())
        .positive("week_52_low", valuation.low52());
  }

  private static void analysts(Accepted row, CompanyProfile.Analysts analysts) {
    row.positive("target_mean_price", analysts.targetMean())
        .positive("target_high_price", analysts.targetHigh())
        .positive("target_low_price", analysts.targetLow())
        .count("number_of_analyst_opinions", analysts.opinions())
        .positive("recommendation_mean", analysts.recommendationMean())
        .text("recommendation_key", analysts.recommendationKey(), 20)
        .date("next_earnings_date", analysts.nextEarnings())
        .ratio("next_earnings_expected_eps", analysts.nextEarningsPerShare())
        .money("next_earnings_expected_revenue", analysts.nextRevenue());
  }

  private static void growth(Accepted row, CompanyProfile.Growth growth) {
    row.ratio("forward_eps", growth.forwardEps())
        .ratio("earnings_growth", growth.earningsGrowth())
        .ratio("revenue_growth", growth.revenueGrowth())
        .ratio("earnings_quarterly_growth", growth.earningsQuarterlyGrowth());
  }

  private static void profitability(Accepted row, CompanyProfile.Profitability profitability) {
    row.ratio("profit_margins", profitability.profitMargin())
        .ratio("operating_margins", profitability.operatingMargin())
        .ratio("gross_margins", profitability.grossMargin())
        .ratio("return_on_assets", profitability.returnOnAssets())
        .ratio("return_on_equity", profitability.returnOnEquity())
        .money("total_revenue", profitability.totalRevenue());
  }
}
