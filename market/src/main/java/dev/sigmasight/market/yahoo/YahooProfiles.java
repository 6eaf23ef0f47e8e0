package dev.sigmasight.market.yahoo;

import dev.sigmasight.market.company.CompanyProfile;
import dev.sigmasight.market.company.CompanyProfile.Analysts;
import dev.sigmasight.market.company.CompanyProfile.Growth;
import dev.sigmasight.market.company.CompanyProfile.Identity;
import dev.sigmasight.market.company.CompanyProfile.Profitability;
import dev.sigmasight.market.company.CompanyProfile.Valuation;
import dev.sigmasight.market.company.ProfileSource;
import dev.sigmasight.market.http.Json;
import dev.sigmasight.market.provider.Reply;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Profiles of companies and funds from Yahoo's summaries. */
public final class YahooProfiles implements ProfileSource {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final int LONGEST_DESCRIPTION = 1000;
  private static final String MODULES =
      "assetProfile,summaryDetail,defaultKeyStatistics,financialData,quoteType,price,calendarEvents";

  private final YahooClient yahoo;

  public YahooProfiles(YahooClient yahoo) {
    this.yahoo = yahoo;
  }

  @Override
  public String name() {
    return YahooClient.NAME;
  }

  @Override
  public Reply<CompanyProfile> profile(String symbol) {
    return YahooSummary.ask(yahoo, symbol, MODULES, result -> profile(symbol, result));
  }

  private Reply<CompanyProfile> profile(String symbol, JsonNode result) {
    String type = type(result);
    return type == null || type.equals("NONE")
        ? new Reply.Empty<>("yahoo has no profile of it")
        : new Reply.Data<>(
            new CompanyProfile(
                symbol,
                identity(result),
                valuation(result),
                analysts(result),
                growth(result),
                profitability(result)));
  }

  private static @Nullable String type(JsonNode result) {
    return first(
        Json.text(result.path("quoteType"), "quoteType"),
        Json.text(result.path("price"), "quoteType"));
  }

  private static Identity identity(JsonNode result) {
    JsonNode asset = result.path("assetProfile");
    JsonNode quote = result.path("quoteType");
    String description = Json.text(asset, "longBusinessSummary");
    return new Identity(
        first(
            Json.text(quote, "longName"),
            Json.text(result.path("price"), "longName"),
            Json.text(quote, "shortName")),
        Json.text(asset, "sector"),
        Json.text(asset, "industry"),
        Json.text(quote, "exchange"),
        Json.text(asset, "country"),
        YahooSummary.kind(type(result)),
        description == null || description.length() <= LONGEST_DESCRIPTION
            ? description
            : description.substring(0, LONGEST_DESCRIPTION),
        Json.text(asset, "website"),
        chief(asset.path("companyOfficers")),
        Json.whole(asset, "fullTimeEmployees"),
        yearEnd(result.path("defaultKeyStatistics")));
  }

  private static @Nullable String chief(JsonNode officers) {
    for (JsonNode officer : officers) {
      String title = officer.path("title").asString("").toUpperCase(Locale.ROOT);
      if (title.contains("CEO") || title.contains("CHIEF EXECUTIVE")) {
        return Json.text(officer, "name");
      }
    }
    return Json.text(officers.path(0), "name");
  }

  private static @Nullable String yearEnd(JsonNode statistics) {
    Long seconds = Json.whole(statistics, "lastFiscalYearEnd");
    return seconds == null
        ? null
        : MonthDay.from(LocalDate.ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.UTC))
            .toString()
            .substring(2);
  }

  private static Valuation valuation(JsonNode result) {
    JsonNode detail = result.path("summaryDetail");
    JsonNode statistics = result.path("defaultKeyStatistics");
    return new Valuation(
        first(Json.decimal(detail, "marketCap"), Json.decimal(result.path("price"), "marketCap")),
        Json.decimal(detail, "trailingPE"),
        first(Json.decimal(detail, "forwardPE"), Json.decimal(statistics, "forwardPE")),
        first(
            Json.decimal(detail, "dividendYield"),
            Json.decimal(detail, "yield"),
            Json.decimal(statistics, "yield")),
        first(
            Json.decimal(detail, "beta"),
            Json.decimal(statistics, "beta"),
            Json.decimal(statistics, "beta3Year")),
        Json.decimal(detail, "fiftyTwoWeekHigh"),
        Json.decimal(detail, "fiftyTwoWeekLow"));
  }

  private Analysts analysts(JsonNode result) {
    JsonNode data = result.path("financialData");
    JsonNode earnings = result.path("calendarEvents").path("earnings");
    return new Analysts(
        Json.decimal(data, "targetMeanPrice"),
        Json.decimal(data, "targetHighPrice"),
        Json.decimal(data, "targetLowPrice"),
        Json.small(data, "numberOfAnalystOpinions"),
        Json.decimal(data, "recommendationMean"),
        Json.text(data, "recommendationKey"),
        nextEarnings(earnings.path("earningsDate")),
        Json.decimal(earnings, "earningsAverage"),
        Json.decimal(earnings, "revenueAverage"));
  }

  /** One day if it is settled, the two ends of a window if not; neither if both are over. */
  private @Nullable LocalDate nextEarnings(JsonNode dates) {
    LocalDate today = LocalDate.ofInstant(yahoo.now(), NEW_YORK);
    LocalDate next = null;
    for (JsonNode date : dates) {
      Long seconds = Json.whole(date);
      LocalDate day =
          seconds == null ? null : LocalDate.ofInstant(Instant.ofEpochSecond(seconds), NEW_YORK);
      if (day != null && !day.isBefore(today) && (next == null || day.isBefore(next))) {
        next = day;
      }
    }
    return next;
  }

  private static Growth growth(JsonNode result) {
    JsonNode data = result.path("financialData");
    JsonNode statistics = result.path("defaultKeyStatistics");
    return new Growth(
        Json.decimal(statistics, "forwardEps"),
        Json.decimal(data, "earningsGrowth"),
        Json.decimal(data, "revenueGrowth"),
        Json.decimal(statistics, "earningsQuarterlyGrowth"));
  }

  private static Profitability profitability(JsonNode result) {
    JsonNode data = result.path("financialData");
    return new Profitability(
        first(
            Json.decimal(data, "profitMargins"),
            Json.decimal(result.path("defaultKeyStatistics"), "profitMargins")),
        Json.decimal(data, "operatingMargins"),
        Json.decimal(data, "grossMargins"),
        Json.decimal(data, "returnOnAssets"),
        Json.decimal(data, "returnOnEquity"),
        Json.decimal(data, "totalRevenue"));
  }

  private static @Nullable BigDecimal first(@Nullable BigDecimal... values) {
    return Stream.of(values).flatMap(Stream::ofNullable).findFirst().orElse(null);
  }

  private static @Nullable String first(@Nullable String... values) {
    return Stream.of(values).flatMap(Stream::ofNullable).findFirst().orElse(null);
  }
}
