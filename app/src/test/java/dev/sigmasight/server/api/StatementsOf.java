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
    Counted counted = counted(route, request);
    assertThat(counted.answer().status()).as(route + ": " + counted.answer().text()).isEqualTo(200);
    return counted.statements();
  }

  /** An answer and what it took. */
  record Counted(Answer answer, int statements) {}

  /** The same of a request that may be refused. */
  Counted ask(String path, String route) {
    return counted(route, () -> client.get(path));
  }

  private Counted counted(String route, Supplier<Answer> request) {
    server.awaitMeasured();
    double before = total(route);
    Answer answer = request.get();
    server.awaitMeasured();
    return new Counted(answer, (int) (total(route) - before));
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
