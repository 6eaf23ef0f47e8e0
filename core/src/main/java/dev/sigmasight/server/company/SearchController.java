package dev.sigmasight.server.company;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Finds companies by name, sector, size and figures. */
@RestController
@RequestMapping("/api/v1/equity-search")
@Tag(name = "Equity search")
class SearchController {
  private static final long BILLION = 1_000_000_000;
  private static final List<Band> BANDS =
      List.of(
          band("Mega cap, 200 billion and more", 200 * BILLION, null),
          band("Large cap, 10 to 200 billion", 10 * BILLION, 200 * BILLION),
          band("Mid cap, 2 to 10 billion", 2 * BILLION, 10 * BILLION),
          band("Small cap, 300 million to 2 billion", 3 * BILLION / 10, 2 * BILLION),
          band("Micro cap, below 300 million", null, 3 * BILLION / 10));

  private final CompanySearch search;

  SearchController(CompanySearch search) {
    this.search = search;
  }

  /** A page of what was found. */
  @Schema(name = "EquitySearch")
  record Found(
      @ArraySchema(schema = @Schema(implementation = FoundView.class))
          List<Map<String, @Nullable Object>> items,
      @Schema(description = "on all pages") int totalCount,
      SearchQuery.Filters filtersApplied,
      String period,
      String sortBy,
      String sortOrder,
      @Schema(description = "the session up to which figures are computed; null before the first")
          @Nullable LocalDate metricsDate) {}

  /** What a search can be narrowed by. */
  @Schema(name = "EquitySearchFilters")
  record Choices(List<String> sectors, List<String> industries, List<Band> marketCapRanges) {}

  /** Companies of a size. */
  @Schema(name = "MarketCapRange")
  record Band(
      String label,
      @Schema(description = "dollars, inclusive; null is open") @Nullable BigDecimal minValue,
      @Schema(description = "dollars; null is open") @Nullable BigDecimal maxValue) {}

  private static Band band(String label, @Nullable Long from, @Nullable Long to) {
    return new Band(
        label,
        from == null ? null : BigDecimal.valueOf(from),
        to == null ? null : BigDecimal.valueOf(to));
  }

  @Operation(
      summary = "Companies that fit, sorted over the whole result, unknown figures last",
      description =
          "sort_by is one of symbol, company_name, sector, market_cap, enterprise_value, ps_ratio,"
              + " pe_ratio, revenue, ebit, fcf, factor_value, factor_growth, factor_momentum,"
              + " factor_quality, factor_size, factor_low_vol.")
  @GetMapping
  Found search(
      AccountId account,
      WebRequest request,
      @Parameter(description = "a part of the symbol or of the name")
          @RequestParam(required = false)
          @Size(min = 1, max = 100)
          @Nullable String query,
      @Parameter(description = "one or several, separated by commas")
          @RequestParam(required = false)
          @Nullable List<String> sectors,
      @Parameter(description = "one or several, separated by commas")
          @RequestParam(required = false)
          @Nullable List<String> industries,
      @Parameter(description = "dollars")
          @RequestParam(name = "min_market_cap", required = false)
          @PositiveOrZero
          @Digits(integer = 20, fraction = 10)
          @Nullable BigDecimal minMarketCap,
      @Parameter(description = "dollars")
          @RequestParam(name = "max_market_cap", required = false)
          @PositiveOrZero
          @Digits(integer = 20, fraction = 10)
          @Nullable BigDecimal maxMarketCap,
      @RequestParam(name = "min_pe_ratio", required = false) @Digits(integer = 10, fraction = 10)
          @Nullable BigDecimal minPeRatio,
      @RequestParam(name = "max_pe_ratio", required = false) @Digits(integer = 10, fraction = 10)
          @Nullable BigDecimal maxPeRatio,
      @Parameter(description = "of revenue, EBIT and free cash flow")
          @RequestParam(defaultValue = "ttm")
          @Pattern(
              regexp = "ttm|last_year|forward|last_quarter",
              message = "must be ttm, last_year, forward or last_quarter")
          String period,
      @RequestParam(name = "sort_by", defaultValue = "market_cap") String sortBy,
      @RequestParam(name = "sort_order", defaultValue = "desc")
          @Pattern(regexp = "asc|desc", message = "must be asc or desc")
          String sortOrder,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(defaultValue = "0") @Min(0) int offset) {
    refuseSort(sortBy);
    var filters =
        new SearchQuery.Filters(
            query,
            names(request, "sectors", CompanySearch.Kind.SECTOR),
            names(request, "industries", CompanySearch.Kind.INDUSTRY),
            minMarketCap,
            maxMarketCap,
            minPeRatio,
            maxPeRatio);
    var wanted = new SearchQuery(filters, period, sortBy, sortOrder.equals("asc"), limit, offset);
    CompanySearch.Page page = search.page(wanted);
    return new Found(
        page.items(), page.total(), filters, period, sortBy, sortOrder, page.metricsDate());
  }

  /** As they were sent: what binds a list takes every comma for a separator. */
  private @Nullable List<String> names(
      WebRequest request, String parameter, CompanySearch.Kind kind) {
    String[] values = request.getParameterValues(parameter);
    boolean isAmbiguous =
        values != null && Arrays.stream(values).anyMatch(value -> value.contains(","));
    return NameList.of(values, isAmbiguous ? Set.copyOf(search.names(kind)) : Set.of());
  }

  private static void refuseSort(String sortBy) {
    if (!SearchQuery.SORTS.containsKey(sortBy)) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "sort_by",
              "sort_by must be one of "
                  + String.join(", ", new TreeSet<>(SearchQuery.SORTS.keySet()))
                  + "."));
    }
  }

  @Operation(summary = "What a search can be narrowed by")
  @GetMapping("/filters")
  Choices filters(AccountId account) {
    return new Choices(
        search.names(CompanySearch.Kind.SECTOR), search.names(CompanySearch.Kind.INDUSTRY), BANDS);
  }
}
