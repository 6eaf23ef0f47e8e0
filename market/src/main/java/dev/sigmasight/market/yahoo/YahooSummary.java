package dev.sigmasight.market.yahoo;

import dev.sigmasight.market.company.CompanyProfile.Kind;
import dev.sigmasight.market.http.Address;
import dev.sigmasight.market.http.Call;
import dev.sigmasight.market.http.Unreadable;
import dev.sigmasight.market.provider.Reply;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks for modules of Yahoo's summary of a symbol. */
final class YahooSummary {
  private YahooSummary() {}

  static <T> Reply<T> ask(
      YahooClient yahoo, String symbol, String modules, Function<JsonNode, Reply<T>> reader) {
    Map<String, Object> query =
        new TreeMap<>(
            Map.of(
                "modules",
                modules,
                "formatted",
                "false",
                "corsDomain",
                "finance.yahoo.com",
                "symbol",
                symbol));
    Call call =
        Call.about(
            symbol,
            "summary",
            Address.of(
                yahoo.data(), "/v10/finance/quoteSummary/" + Address.segment(symbol), query));
    return yahoo.guarded(
        call,
        body -> {
          JsonNode result = body.path("quoteSummary").path("result").path(0);
          if (!result.isObject()) {
            throw new Unreadable("quoteSummary.result[0] is missing");
          }
          return reader.apply(result);
        });
  }

  /** What Yahoo calls a security; null for what we do not keep. */
  static @Nullable Kind kind(@Nullable String quoteType) {
    return switch (quoteType) {
      case "EQUITY" -> Kind.STOCK;
      case "ETF" -> Kind.ETF;
      case "MUTUALFUND" -> Kind.MUTUAL_FUND;
      case "INDEX" -> Kind.INDEX;
      case null, default -> null;
    };
  }
}
