package dev.sigmasight.market.yahoo;

import dev.sigmasight.market.http.Address;
import dev.sigmasight.market.http.Call;
import dev.sigmasight.market.http.Json;
import dev.sigmasight.market.http.Unreadable;
import dev.sigmasight.market.option.OptionChainSource;
import dev.sigmasight.market.option.OptionQuote;
import dev.sigmasight.market.option.OptionSymbol;
import dev.sigmasight.market.provider.Reply;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Option chains from Yahoo, one question for each expiry. Contracts changed by a corporate action,
 * whose root ends in a digit, are left out: what they deliver is not told.
 */
public final class YahooOptions implements OptionChainSource {
  private static final int REGULAR = 100;

  /** What Yahoo writes where it computed no volatility. */
  private static final BigDecimal NO_VOLATILITY = new BigDecimal("0.001");

  private final YahooClient yahoo;

  public YahooOptions(YahooClient yahoo) {
    this.yahoo = yahoo;
  }

  @Override
  public String name() {
    return YahooClient.NAME;
  }

  @Override
  public Reply<List<OptionQuote>> chain(String underlying, Set<LocalDate> expiries) {
    List<OptionQuote> quotes = new ArrayList<>();
    Reply<List<OptionQuote>> without = new Reply.Empty<>("yahoo has no options of it");
    for (LocalDate expiry : new TreeSet<>(expiries)) {
      switch (expiring(underlying, expiry)) {
        case Reply.Data<List<OptionQuote>>(List<OptionQuote> found) -> quotes.addAll(found);
        case Reply.Empty<List<OptionQuote>> _ -> {}
        case Reply<List<OptionQuote>> failed -> without = failed;
      }
    }
    return quotes.isEmpty() ? without : new Reply.Data<>(List.copyOf(quotes));
  }

  private Reply<List<OptionQuote>> expiring(String underlying, LocalDate expiry) {
    long date = expiry.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    Call call =
        Call.about(
            underlying,
            "options",
            Address.of(
                yahoo.data(),
                "/v7/finance/options/" + Address.segment(underlying),
                Map.of("date", date)));
    return yahoo.guarded(call, body -> quotes(body, expiry));
  }

  private static Reply<List<OptionQuote>> quotes(JsonNode body, LocalDate expiry) {
    JsonNode result = body.path("optionChain").path("result").path(0);
    if (!result.isObject()) {
      throw new Unreadable("optionChain.result[0] is missing");
    }
    List<OptionQuote> quotes = new ArrayList<>();
    for (JsonNode chain : Json.list(result, "options")) {
      for (String side : List.of("calls", "puts")) {
        for (JsonNode contract : chain.path(side)) {
          OptionQuote quote = quote(contract, result.path("quote"));
          if (quote != null && quote.contract().expiry().equals(expiry)) {
            quotes.add(quote);
          }
        }
      }
    }
    return quotes.isEmpty()
        ? new Reply.Empty<>("yahoo has no options of it that expire on " + expiry)
        : new Reply.Data<>(quotes);
  }

  private static @Nullable OptionQuote quote(JsonNode contract, JsonNode underlying) {
    String symbol = Json.required(Json.text(contract, "contractSymbol"), "contractSymbol");
    if (!OptionSymbol.isOptionSymbol(symbol)) {
      throw new Unreadable(symbol + " is no option symbol");
    }
    OptionSymbol parsed = OptionSymbol.parse(symbol);
    if (Character.isDigit(parsed.root().charAt(parsed.root().length() - 1))) {
      return null;
    }
    BigDecimal bid = Json.decimal(contract, "bid");
    BigDecimal ask = Json.decimal(contract, "ask");
    boolean quoted = ask != null && ask.signum() > 0;
    BigDecimal volatility = Json.decimal(contract, "impliedVolatility");
    return new OptionQuote(
        parsed,
        "REGULAR".equals(Json.text(contract, "contractSize")) ? REGULAR : null,
        quoted ? bid : null,
        quoted ? ask : null,
        Json.decimal(contract, "lastPrice"),
        volatility == null || volatility.compareTo(NO_VOLATILITY) < 0 ? null : volatility,
        Json.whole(contract, "openInterest"),
        Json.whole(contract, "volume"),
        Json.decimal(underlying, "regularMarketPrice"),
        instant(quoted ? underlying.path("regularMarketTime") : contract.path("lastTradeDate")),
        null);
  }

  private static @Nullable Instant instant(JsonNode epoch) {
    Long seconds = Json.whole(epoch);
    return seconds == null ? null : Instant.ofEpochSecond(seconds);
  }
}
