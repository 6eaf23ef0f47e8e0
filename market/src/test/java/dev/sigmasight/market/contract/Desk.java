package dev.sigmasight.market.contract;

import dev.sigmasight.market.fmp.FmpClient;
import dev.sigmasight.market.fred.FredRates;
import dev.sigmasight.market.http.Limits;
import dev.sigmasight.market.http.Pace;
import dev.sigmasight.market.http.ProviderClient;
import dev.sigmasight.market.http.Transport;
import dev.sigmasight.market.polygon.PolygonClient;
import dev.sigmasight.market.provider.DailyBudget;
import dev.sigmasight.market.provider.ProviderCall;
import dev.sigmasight.market.provider.ProviderCall.Outcome;
import dev.sigmasight.market.testing.ManualTime;
import dev.sigmasight.market.testing.ProviderDouble;
import dev.sigmasight.market.testing.Served;
import dev.sigmasight.market.yahoo.YahooAddresses;
import dev.sigmasight.market.yahoo.YahooClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every provider's client, pointed at one double. */
final class Desk implements AutoCloseable {
  /** Served to every question that needs them. */
  static final List<String> FIXTURES =
      List.of(
          "written/fmp_dividends.json",
          "written/fmp_splits.json",
          "written/polygon_chain_of_two_puts.json");

  static final String KEY = "K3yThatNobodyMayRead";

  final ProviderDouble there = new ProviderDouble();
  final ManualTime time = new ManualTime(Instant.parse("2025-12-13T01:00:00Z"));
  final List<ProviderCall> heard = new CopyOnWriteArrayList<>();
  final YahooClient yahoo;
  final FmpClient fmp;
  final PolygonClient polygon;
  final FredRates fred;

  private final Transport transport = new Transport();

  Desk() {
    this(Duration.ofSeconds(20));
  }

  Desk(Duration timeout) {
    Limits limits = new Limits(new Pace(1000, Duration.ofSeconds(1)), 0, 4, timeout);
    var surroundings =
        new ProviderClient.Surroundings(transport, DailyBudget.inMemory(), heard::add, time);
    yahoo = new YahooClient(YahooAddresses.at(there.uri()), "Test/1", limits, surroundings);
    fmp = new FmpClient(there.uri(), KEY, limits, surroundings);
    polygon = new PolygonClient(there.uri(), KEY, limits, surroundings);
    fred = new FredRates(there.uri(), KEY, limits, surroundings);
    serving("/stable/dividends", "written/fmp_dividends.json");
    serving("/stable/splits", "written/fmp_splits.json");
    there.on("/v3/reference/splits", Served.json("{\"status\":\"OK\",\"results\":[]}"));
    there.on("/v3/reference/dividends", Served.json("{\"status\":\"OK\",\"results\":[]}"));
    there.on("/v3/reference/options/contracts", Served.json("{\"status\":\"OK\"}"));
    there.on("/cookie", Served.of(404, "").with("Set-Cookie", "A3=d=AQ; Path=/"));
    there.on("/v1/test/getcrumb", Served.of(200, "aB3/E6gH.jK"));
  }

  /** Serves a fixture on a path. */
  final Desk serving(String path, String fixture) {
    there.on(path, Fixture.served(fixture, there.uri()));
    return this;
  }

  /** Serves an empty list. */
  void nothingAt(String... paths) {
    for (String path : paths) {
      there.on(path, Served.json("[]"));
    }
  }

  List<Outcome> outcomes(String endpoint) {
    return heard.stream()
        .filter(call -> call.endpoint().equals(endpoint))
        .map(ProviderCall::outcome)
        .toList();
  }

  @Override
  public void close() {
    transport.close();
    there.close();
  }
}
