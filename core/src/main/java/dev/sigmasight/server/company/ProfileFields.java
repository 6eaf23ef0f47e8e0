package dev.sigmasight.server.company;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a profile that can be asked for. */
final class ProfileFields {
  static final String SYMBOL = "symbol";

  /** In the order in which they are shown; {@link ProfileView} says what each means. */
  static final List<String> ALL =
      List.of(
          """
          symbol company_name sector gics_sector industry exchange country security_type market_cap description
          is_etf is_fund ceo employees website
          pe_ratio forward_pe dividend_yield beta week_52_high week_52_low
          target_mean_price target_high_price target_low_price number_of_analyst_opinions
          recommendation_mean recommendation_key
          forward_eps earnings_growth revenue_growth earnings_quarterly_growth
          profit_margins operating_margins gross_margins return_on_assets return_on_equity total_revenue
          current_year_revenue_avg current_year_revenue_low current_year_revenue_high current_year_revenue_growth
          current_year_earnings_avg current_year_earnings_low current_year_earnings_high current_year_end_date
          next_year_revenue_avg next_year_revenue_low next_year_revenue_high next_year_revenue_growth
          next_year_earnings_avg next_year_earnings_low next_year_earnings_high next_year_end_date
          current_quarter_target_period_date current_quarter_revenue_avg current_quarter_revenue_low
          current_quarter_revenue_high current_quarter_eps_avg current_quarter_eps_low current_quarter_eps_high
          current_quarter_analyst_count
          next_quarter_target_period_date next_quarter_revenue_avg next_quarter_revenue_low
          next_quarter_revenue_high next_quarter_eps_avg next_quarter_eps_low next_quarter_eps_high
          next_quarter_analyst_count
          fiscal_year_end fiscal_quarter_offset next_earnings_date next_earnings_expected_eps
          next_earnings_expected_revenue
          fundamentals_last_fetched data_source last_updated created_at updated_at
          """
              .strip()
              .split("\\s+"));

  private static final Set<String> KNOWN = Set.copyOf(ALL);

  /** Where a field is not simply a column. */
  private static final Map<String, String> SQL =
      Map.of(
          "is_etf", "security_type = 'ETF'",
          "is_fund", "security_type = 'MUTUAL_FUND'",
          "data_source", "source",
          "last_updated", "fetched_at");

  private ProfileFields() {}

  /**
   * The fields asked for, in the order of the request and always with the symbol; all of them if
   * none is named.
   *
   * @throws ProblemException InvalidInput if there is no such field
   */
  static List<String> asked(@Nullable List<String> names) {
    if (names == null) {
      return ALL;
    }
    Set<String> asked = new LinkedHashSet<>();
    asked.add(SYMBOL);
    List<String> unknown = new ArrayList<>();
    for (String name : names) {
      String field = name.strip();
      if (KNOWN.contains(field)) {
        asked.add(field);
      } else if (!field.isEmpty()) {
        unknown.add(field.length() > 40 ? field.substring(0, 40) : field);
      }
    }
    if (!unknown.isEmpty()) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "fields",
              "A profile has no field "
                  + String.join(", ", unknown)
                  + "; it has "
                  + String.join(", ", ALL)
                  + "."));
    }
    return List.copyOf(asked);
  }

  /** What is selected for these fields. */
  static String columns(List<String> fields) {
    return fields.stream()
        .map(field -> SQL.containsKey(field) ? SQL.get(field) + " as " + field : field)
        .collect(Collectors.joining(", "));
  }
}
