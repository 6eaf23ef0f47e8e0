package dev.sigmasight.market.contract;

import dev.sigmasight.market.http.Limits;
import dev.sigmasight.market.http.Pace;
import dev.sigmasight.market.http.ProviderClient;
import dev.sigmasight.market.http.Timing;
import dev.sigmasight.market.http.Transport;
import dev.sigmasight.market.price.PriceSeries;
import dev.sigmasight.market.provider.DailyBudget;
import dev.sigmasight.market.provider.ProviderListener;
import dev.sigmasight.market.provider.Reply;
import dev.sigmasight.market.testing.ProviderDouble;
import dev.sigmasight.market.testing.Served;
import dev.sigmasight.market.yahoo.YahooAddresses;
import dev.sigmasight.market.yahoo.YahooClient;
import dev.sigmasight.market.yahoo.YahooPrices;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long one session of 1,250 symbols takes from a provider that answers in 50 ms, within the
 * limits that are set for Yahoo by default. A program, not a test: it depends on the machine.
 */
final class SessionFetch {
  private static final int SYMBOLS = 1250;
  private static final Duration LATENCY = Duration.ofMillis(50);
  private static final LocalDate FROM = LocalDate.of(2025, 12, 8);
  private static final LocalDate TO = LocalDate.of(2025, 12, 12);

  private SessionFetch() {}

  public static void main(String[] arguments) throws Exception {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    Limits limits =
        new Limits(new Pace(50, Duration.ofSeconds(1)), 20_000, 8, Duration.ofSeconds(10));
    try (ProviderDouble there = new ProviderDouble();
        Transport transport = new Transport();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Served chart = Served.json(Fixture.text("yahoo/02_chart_1d_ok_with_dividend.json"));
      for (int symbol = 0; symbol < SYMBOLS; symbol++) {
        there.on("/v8/finance/chart/S" + symbol, chart.after(LATENCY));
      }
      YahooPrices yahoo =
          new YahooPrices(
              new YahooClient(
                  YahooAddresses.at(there.uri()),
                  "Test/1",
                  limits,
                  new ProviderClient.Surroundings(
                      transport,
                      DailyBudget.inMemory(),
                      ProviderListener.NONE,
                      Timing.of(Clock.systemUTC()))));
      long start = System.nanoTime();
      List<Future<Reply<PriceSeries>>> replies = new ArrayList<>();
      for (int symbol = 0; symbol < SYMBOLS; symbol++) {
        String name = "S" + symbol;
        replies.add(threads.submit(() -> yahoo.history(name, FROM, TO)));
      }
      int data = 0;
      for (Future<Reply<PriceSeries>> reply : replies) {
        data += reply.get() instanceof Reply.Data<PriceSeries> ? 1 : 0;
      }
      System.out.printf(
          "%d of %d symbols in %.1f s%n", data, SYMBOLS, (System.nanoTime() - start) / 1e9);
    }
  }
}
