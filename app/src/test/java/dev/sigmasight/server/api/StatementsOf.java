package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.stream.Stream;

/** Counts the SQL statements of single requests. */
record StatementsOf(TestServer server, Client client) {

  /** What one request takes, the look at the account included; counted just after its answer. */
  int get(String path, String route) {
    long before = counted(route).mapToLong(DistributionSummary::count).sum();
    double then = counted(route).mapToDouble(DistributionSummary::totalAmount).sum();
    assertThat(client.get(path).status()).isEqualTo(200);
    for (int i = 0; i < 10_000_000; i++) {
      if (counted(route).mapToLong(DistributionSummary::count).sum() > before) {
        return (int) (counted(route).mapToDouble(DistributionSummary::totalAmount).sum() - then);
      }
    }
    throw new AssertionError(route + " was not counted");
  }

  private Stream<DistributionSummary> counted(String route) {
    return server
        .part(MeterRegistry.class)
        .find("sigmasight.http.statements")
        .tag("route", route)
        .summaries()
        .stream();
  }
}
