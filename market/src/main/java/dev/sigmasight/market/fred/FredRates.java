package dev.sigmasight.market.fred;

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
import dev.sigmasight.market.provider.ProviderStatus;
import dev.sigmasight.market.provider.Reply;
import dev.sigmasight.market.rate.RateSeries;
import dev.sigmasight.market.rate.RateSource;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Treasury yields from FRED, which takes its key in the query only. */
public final class FredRates implements RateSource {

  /** The name stored with every rate from here. */
  public static final String NAME = "fred";

  private final URI base;
  private final ProviderClient client;

  public FredRates(URI base, String key, Limits limits, ProviderClient.Surroundings surroundings) {
    this.base = base;
    client =
        new ProviderClient(
            new ProviderClient.Profile(NAME, ApiKey.query("api_key", key), limits, this::verdict),
            surroundings);
  }

  @Override
  public String name() {
    return NAME;
  }

  /** How FRED is doing. */
  public ProviderStatus status() {
    return client.status();
  }

  @Override
  public Reply<List<Observation>> observations(RateSeries series, LocalDate from, LocalDate to) {
    Map<String, Object> query = new TreeMap<>();
    query.put("series_id", series.name());
    query.put("file_type", "json");
    query.put("observation_start", from);
    query.put("observation_end", to);
    return client.ask(
        Call.about(
            series.name(), "observations", Address.of(base, "/fred/series/observations", query)),
        FredRates::observations);
  }

  /** A day without an observation has a point as its value. */
  private static Reply<List<Observation>> observations(JsonNode body) {
    List<Observation> found = new ArrayList<>();
    for (JsonNode each : Json.list(body, "observations")) {
      LocalDate on = Json.required(Json.date(each, "date"), "date");
      BigDecimal percent = Json.decimal(each, "value");
      if (percent != null) {
        found.add(new Observation(on, percent));
      } else if (!".".equals(Json.text(each, "value"))) {
        throw new Unreadable("the value of " + on + " is no number");
      }
    }
    found.sort(Comparator.comparing(Observation::on));
    return found.isEmpty()
        ? new Reply.Empty<>("fred has no observations in that time")
        : new Reply.Data<>(List.copyOf(found));
  }

  private Verdict verdict(Call call, Answer answer) {
    int status = answer.status();
    if (status == 429) {
      return Verdict.rateLimited(
          "fred is asked too often (429)",
          RetryAfter.of(answer.headers(), client.timing().clock()));
    }
    if (status >= 500 || status == 408) {
      return Verdict.unavailable("fred has an outage (" + status + ")");
    }
    Optional<JsonNode> json = Json.parsed(answer.body());
    return switch (status) {
      case 200 ->
          json.filter(JsonNode::isObject)
              .map(body -> Verdict.of(new Reply.Data<>(body)))
              .orElseGet(() -> Verdict.malformed("fred answered what is no JSON"));
      case 400 -> refused(call, json.map(body -> Json.text(body, "error_message")).orElse(""));
      case 401 -> Verdict.keyRefused("fred refuses the key (401)");
      case 403 -> Verdict.outsidePlan("fred refuses " + call.endpoint(), Scope.ENDPOINT);
      default -> Verdict.malformed("fred answered with the status " + status);
    };
  }

  /** An unknown series and an unknown key have the same status. */
  private static Verdict refused(Call call, String message) {
    String symbol = call.symbol();
    if (message.contains("api_key")) {
      return Verdict.keyRefused("fred refuses the key; check FRED_API_KEY");
    }
    return message.contains("does not exist") && symbol != null
        ? Verdict.of(new Reply.UnknownSymbol<>(symbol))
        : Verdict.malformed("fred refused the question (400)");
  }
}
