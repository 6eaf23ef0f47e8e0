package dev.sigmasight.market.fmp;

import dev.sigmasight.market.http.Address;
import dev.sigmasight.market.http.Answer;
import dev.sigmasight.market.http.ApiKey;
import dev.sigmasight.market.http.Call;
import dev.sigmasight.market.http.Closing;
import dev.sigmasight.market.http.Closing.Scope;
import dev.sigmasight.market.http.Json;
import dev.sigmasight.market.http.Limits;
import dev.sigmasight.market.http.ProviderClient;
import dev.sigmasight.market.http.RetryAfter;
import dev.sigmasight.market.http.Unreadable;
import dev.sigmasight.market.http.Verdict;
import dev.sigmasight.market.provider.ProviderStatus;
import dev.sigmasight.market.provider.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Asks Financial Modeling Prep. Everything comes as a list, which is empty for an unknown symbol;
 * an object is an error, whatever the status.
 */
public final class FmpClient {

  /** The name stored with everything from here. */
  public static final String NAME = "fmp";

  private final URI base;
  private final ProviderClient client;

  public FmpClient(URI base, String key, Limits limits, ProviderClient.Surroundings surroundings) {
    this.base = base;
    client =
        new ProviderClient(
            new ProviderClient.Profile(NAME, ApiKey.header("apikey", key), limits, this::verdict),
            surroundings);
  }

  /** How it is doing. */
  public ProviderStatus status() {
    return client.status();
  }

  Instant now() {
    return client.timing().clock().instant();
  }

  /** The rows of a list about one symbol; none is an empty list. */
  Reply<List<JsonNode>> rows(String endpoint, String symbol, String path, Map<String, ?> query) {
    Map<String, Object> all = new TreeMap<>(query);
    all.put("symbol", symbol);
    return client.ask(
        Call.about(symbol, endpoint, Address.of(base, "/stable/" + path, all)),
        body -> {
          if (!body.isArray() && !body.isEmpty()) {
            throw new Unreadable("it is no list");
          }
          List<JsonNode> rows = new ArrayList<>();
          body.forEach(rows::add);
          return new Reply.Data<>(rows);
        });
  }

  /** A reply without data as one of another type. */
  static <A, B> Reply<B> failure(Reply<A> reply) {
    return switch (reply) {
      case Reply.Data<A> _ -> throw new IllegalArgumentException("no failure");
      case Reply.Empty<A>(String detail) -> new Reply.Empty<>(detail);
      case Reply.UnknownSymbol<A>(String symbol) -> new Reply.UnknownSymbol<>(symbol);
      case Reply.NotEntitled<A>(String detail) -> new Reply.NotEntitled<>(detail);
      case Reply.RateLimited<A>(String detail, var after) -> new Reply.RateLimited<>(detail, after);
      case Reply.Unavailable<A>(String detail) -> new Reply.Unavailable<>(detail);
      case Reply.Malformed<A>(String detail) -> new Reply.Malformed<>(detail);
    };
  }

  private Verdict verdict(Call call, Answer answer) {
    int status = answer.status();
    if (status >= 500 || status == 408) {
      return Verdict.unavailable("fmp has an outage (" + status + ")");
    }
    return switch (status) {
      case 200 -> body(call, answer);
      case 401 -> Verdict.keyRefused("fmp refuses the key (401); check FMP_API_KEY");
      case 402 -> outsidePlan(call, answer.body());
      case 403 -> outsidePlan(call, "");
      case 429 -> tooMany(answer);
      default -> Verdict.malformed("fmp answered with the status " + status);
    };
  }

  private Verdict body(Call call, Answer answer) {
    Optional<JsonNode> json = Json.parsed(answer.body());
    if (json.isEmpty()) {
      return Verdict.malformed("fmp answered what is no JSON");
    }
    String error = Json.text(json.get(), "Error Message");
    if (error == null) {
      return Verdict.of(new Reply.Data<>(json.get()));
    }
    if (error.contains("Invalid API KEY")) {
      return Verdict.keyRefused("fmp refuses the key; check FMP_API_KEY");
    }
    if (error.contains("Limit Reach")) {
      return tooMany(answer);
    }
    return error.contains("subscription")
        ? outsidePlan(call, error)
        : Verdict.malformed("fmp refused the question");
  }

  /** A refused parameter closes one symbol, everything else the endpoint. */
  private static Verdict outsidePlan(Call call, String message) {
    return message.startsWith("Premium Query Parameter") && call.symbol() != null
        ? Verdict.outsidePlan(
            "fmp's plan leaves out " + call.symbol() + " in " + call.endpoint(), Scope.SYMBOL)
        : Verdict.outsidePlan("fmp's plan leaves out " + call.endpoint(), Scope.ENDPOINT);
  }

  /** The limit of calls clears by itself within a day, the one of bandwidth does not. */
  private Verdict tooMany(Answer answer) {
    if (answer.body().contains("Bandwidth")) {
      return new Verdict(
          new Reply.RateLimited<>("fmp's bandwidth is used up", Optional.empty()),
          false,
          Closing.of(Scope.PROVIDER, Duration.ofDays(1)));
    }
    return Verdict.rateLimited(
        "fmp is asked too often (429)", RetryAfter.of(answer.headers(), client.timing().clock()));
  }
}
