package dev.sigmasight.market.polygon;

import dev.sigmasight.market.http.Address;
import dev.sigmasight.market.http.Answer;
import dev.sigmasight.market.http.ApiKey;
import dev.sigmasight.market.http.Call;
import dev.sigmasight.market.http.Closing.Scope;
import dev.sigmasight.market.http.Json;
import dev.sigmasight.market.http.Limits;
import dev.sigmasight.market.http.ProviderClient;
import dev.sigmasight.market.http.RetryAfter;
import dev.sigmasight.market.http.Unreadable;
import dev.sigmasight.market.http.Verdict;
import dev.sigmasight.market.price.Ticker;
import dev.sigmasight.market.provider.ProviderStatus;
import dev.sigmasight.market.provider.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks Polygon, page by page where there are more. */
public final class PolygonClient {

  /** The name stored with everything from here. */
  public static final String NAME = "polygon";

  private static final int MOST_PAGES = 100;

  private final URI base;
  private final ProviderClient client;

  public PolygonClient(
      URI base, String key, Limits limits, ProviderClient.Surroundings surroundings) {
    this.base = base;
    client =
        new ProviderClient(
            new ProviderClient.Profile(NAME, ApiKey.bearer(key), limits, this::verdict),
            surroundings);
  }

  /** How Polygon is doing. */
  public ProviderStatus status() {
    return client.status();
  }

  /** One question. */
  record Question(String endpoint, @Nullable String symbol, String path, Map<String, ?> query) {}

  /** All rows of all pages; none is an empty list. A page that fails fails them all. */
  Reply<List<JsonNode>> rows(Question question) {
    List<JsonNode> rows = new ArrayList<>();
    Optional<URI> next = Optional.of(Address.of(base, question.path(), question.query()));
    for (int page = 0; page < MOST_PAGES && next.isPresent(); page++) {
      switch (page(question, next.get())) {
        case Reply.Data<Page>(Page found) -> {
          rows.addAll(found.rows());
          next = found.next();
        }
        case Reply<Page> failed -> {
          return failure(failed);
        }
      }
    }
    return next.isEmpty()
        ? new Reply.Data<>(rows)
        : new Reply.Malformed<>("polygon has more than " + MOST_PAGES + " pages");
  }

  private record Page(List<JsonNode> rows, Optional<URI> next) {}

  private Reply<Page> page(Question question, URI uri) {
    return client.ask(
        new Call(question.endpoint(), uri, question.symbol(), Map.of(), null),
        body -> {
          JsonNode results = body.path("results");
          if (!results.isArray() && !results.isMissingNode()) {
            throw new Unreadable("results is no list");
          }
          List<JsonNode> rows = new ArrayList<>();
          results.forEach(rows::add);
          return new Reply.Data<>(
              new Page(rows, Optional.ofNullable(Json.text(body, "next_url")).map(this::here)));
        });
  }

  /** The next page at our own base: the key goes nowhere else, whatever the answer says. */
  private URI here(String nextUrl) {
    try {
      URI next = URI.create(nextUrl);
      String query = next.getRawQuery();
      return URI.create(
          Address.of(base, next.getRawPath(), Map.of()) + (query == null ? "" : "?" + query));
    } catch (IllegalArgumentException e) {
      throw new Unreadable("next_url is no address");
    }
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

  /** BRK-B here is BRK.B there. */
  static String there(String symbol) {
    return symbol.replace('-', '.');
  }

  /** Our symbol; empty for preferred shares and the like, which are written with small letters. */
  static Optional<String> ours(@Nullable String ticker) {
    return ticker == null || ticker.chars().anyMatch(Character::isLowerCase)
        ? Optional.empty()
        : Ticker.normalised(ticker);
  }

  private Verdict verdict(Call call, Answer answer) {
    int status = answer.status();
    Optional<JsonNode> json = Json.parsed(answer.body()).filter(JsonNode::isObject);
    String message = json.map(PolygonClient::message).orElse("");
    String symbol = call.symbol();
    if (status >= 500 || status == 408) {
      return Verdict.unavailable("polygon has an outage (" + status + ")");
    }
    return switch (status) {
      case 200 ->
          json.map(body -> whole(call, body, message))
              .orElseGet(() -> Verdict.malformed("polygon answered what is no JSON"));
      case 401 -> Verdict.keyRefused("polygon refuses the key (401); check POLYGON_API_KEY");
      case 403 -> notEntitled(call, message);
      case 404 ->
          symbol == null
              ? Verdict.malformed("polygon does not know " + call.endpoint())
              : Verdict.of(new Reply.UnknownSymbol<>(symbol));
      case 429 ->
          Verdict.rateLimited(
              "polygon is asked too often (429)",
              RetryAfter.of(answer.headers(), client.timing().clock()));
      default -> Verdict.malformed("polygon answered with the status " + status);
    };
  }

  private static Verdict whole(Call call, JsonNode body, String message) {
    return switch (String.valueOf(Json.text(body, "status"))) {
      case "NOT_AUTHORIZED" -> notEntitled(call, message);
      case "ERROR" -> Verdict.malformed("polygon refused the question");
      default -> Verdict.of(new Reply.Data<>(body));
    };
  }

  /** What is refused only because the day is not over is open again tomorrow. */
  private static Verdict notEntitled(Call call, String message) {
    return message.contains("before end of day")
        ? Verdict.of(
            new Reply.NotEntitled<>("polygon's plan has today's prices only after the day"))
        : Verdict.outsidePlan(
            "polygon's plan leaves out " + call.endpoint() + " (403)", Scope.ENDPOINT);
  }

  private static String message(JsonNode body) {
    return body.path("error").asString("") + body.path("message").asString("");
  }
}
