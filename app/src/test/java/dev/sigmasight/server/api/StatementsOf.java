package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** Counts the SQL statements of single requests. */
record StatementsOf(TestServer server, Client client) {

  /** What one request takes, the check of the token included. */
  int get(String path, String route) {
    return of(route, () -> client.get(path));
  }

  /** The same of any request under a route. */
  int of(String route, Supplier<Answer> request) {
    counted();
    double before = total(route);
    Answer answer = request.get();
    counted();
    assertThat(answer.status()).as(route + ": " + answer.text()).isEqualTo(200);
    return (int) (total(route) - before);
  }

  /** A connection serves a request when the one before is counted. */
  private void counted() {
    Answer _ = client.get("/livez");
  }

  private double total(String route) {
    return server
        .part(MeterRegistry.class)
        .find("sigmasight.http.statements")
        .tag("route", route)
        .summaries()
        .stream()
        .mapToDouble(DistributionSummary::totalAmount)
        .sum();
  }
}
