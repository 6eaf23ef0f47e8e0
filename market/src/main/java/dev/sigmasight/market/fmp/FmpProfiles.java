package dev.sigmasight.market.fmp;

import dev.sigmasight.market.company.CompanyProfile;
import dev.sigmasight.market.company.CompanyProfile.Analysts;
import dev.sigmasight.market.company.CompanyProfile.Growth;
import dev.sigmasight.market.company.CompanyProfile.Identity;
import dev.sigmasight.market.company.CompanyProfile.Kind;
import dev.sigmasight.market.company.CompanyProfile.Profitability;
import dev.sigmasight.market.company.CompanyProfile.Valuation;
import dev.sigmasight.market.company.ProfileSource;
import dev.sigmasight.market.http.Json;
import dev.sigmasight.market.provider.Reply;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Profiles of companies and funds; of analysts, growth and margins they say nothing. */
public final class FmpProfiles implements ProfileSource {
  private static final int LONGEST_DESCRIPTION = 1000;
  private static final int YIELD_DECIMALS = 6;

  private final FmpClient fmp;

  public FmpProfiles(FmpClient fmp) {
    this.fmp = fmp;
  }

  @Override
  public String name() {
    return FmpClient.NAME;
  }

  @Override
  public Reply<CompanyProfile> profile(String symbol) {
    Reply<List<JsonNode>> rows = fmp.rows("profile", symbol, "profile", Map.of());
    if (!(rows instanceof Reply.Data<List<JsonNode>>(List<JsonNode> found))) {
      return FmpClient.failure(rows);
    }
    if (found.isEmpty()) {
      return new Reply.UnknownSymbol<>(symbol);
    }
    JsonNode row = found.getFirst();
    return Json.text(row, "symbol") == null
        ? new Reply.Malformed<>("fmp answered a profile without its symbol")
        : new Reply.Data<>(profile(symbol, row));
  }

  private static CompanyProfile profile(String symbol, JsonNode row) {
    return new CompanyProfile(
        symbol,
        identity(row),
        valuation(row),
        new Analysts(null, null, null, null, null, null, null, null, null),
        new Growth(null, null, null, null),
        new Profitability(null, null, null, null, null, null));
  }

  private static Identity identity(JsonNode row) {
    String description = Json.text(row, "description");
    return new Identity(
        Json.text(row, "companyName"),
        Json.text(row, "sector"),
        Json.text(row, "industry"),
        Json.text(row, "exchange"),
        Json.text(row, "country"),
        kind(row),
        description == null || description.length() <= LONGEST_DESCRIPTION
            ? description
            : description.substring(0, LONGEST_DESCRIPTION),
        Json.text(row, "website"),
        Json.text(row, "ceo"),
        Json.whole(row, "fullTimeEmployees"),
        null);
  }

  private static Kind kind(JsonNode row) {
    if (row.path("isEtf").asBoolean(false)) {
      return Kind.ETF;
    }
    return row.path("isFund").asBoolean(false) ? Kind.MUTUAL_FUND : Kind.STOCK;
  }

  private static Valuation valuation(JsonNode row) {
    String range = Json.text(row, "range");
    int dash = range == null ? -1 : range.indexOf('-');
    return new Valuation(
        Json.decimal(row, "marketCap"),
        null,
        null,
        dividendYield(Json.decimal(row, "lastDividend"), Json.decimal(row, "price")),
        Json.decimal(row, "beta"),
        range == null || dash < 0 ? null : number(range.substring(dash + 1)),
        range == null || dash < 0 ? null : number(range.substring(0, dash)));
  }

  /** What was paid in the last twelve months, as a fraction of the price. */
  private static @Nullable BigDecimal dividendYield(
      @Nullable BigDecimal dividend, @Nullable BigDecimal price) {
    return dividend == null || price == null || price.signum() <= 0
        ? null
        : dividend.divide(price, YIELD_DECIMALS, RoundingMode.HALF_EVEN);
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
