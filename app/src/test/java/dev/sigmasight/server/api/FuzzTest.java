package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.Contract;
import dev.sigmasight.server.testing.Contract.Operation;
import dev.sigmasight.server.testing.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Thousands of requests made from our own description and damaged at random: no failure of ours, no
 * hang, and what is refused leaves nothing behind. Runs with {@code -Pfuzz}; {@code
 * -Dfuzz.requests} and {@code -Dfuzz.seed} change how many and which.
 */
@Tag("fuzz")
class FuzzTest {
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 20_000);
  private static final long SEED = Long.getLong("fuzz.seed", 20_260_115L);

  private static final TestServer server =
      TestServer.start(Map.of("sigmasight.security.requests-per-minute", "1000000"));
  private static final Client USER = server.signedIn(server.account(Role.USER));
  private static final Client ADMIN = server.signedIn(server.account(Role.ADMIN));

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Damage damage = new Damage(random);
  private final List<Operation> operations =
      Contract.of(server.anonymous()).operations().stream()
          .filter(each -> each.path().startsWith("/api/v1/"))
          .filter(each -> !each.path().endsWith("/events"))
          .toList();
  private final Map<String, List<String>> ids = objects();

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void refusesDamagedRequestsWithoutFailingOrWriting() {
    String stored = stored();
    int refused = 0;
    for (int i = 0; i < REQUESTS; i++) {
      Operation operation = operations.get(random.nextInt(operations.size()));
      String address = address(operation);
      String body = body(operation);
      Answer answer = ask(operation, address, body);
      assertThat(answer.status())
          .as("seed %d, request %d: %s %s\n%s", SEED, i, operation, address, body)
          .isLessThan(tellsWhatIsDown(operation) ? 504 : 500);
      if (answer.status() < 400 || worksLater(operation) || tellsWhatIsDown(operation)) {
        stored = operation.method().equals("GET") ? stored : storedAfterRuns();
        continue;
      }
      refused++;
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      if (!operation.method().equals("GET")) {
        assertThat(stored())
            .as("seed %d, request %d wrote: %s %s\n%s", SEED, i, operation, address, body)
            .isEqualTo(stored);
      }
    }
    assertThat(refused).isGreaterThan(REQUESTS / 4);
  }

  /** A sick server says so with 503. */
  private static boolean tellsWhatIsDown(Operation operation) {
    return operation.path().endsWith("/health");
  }

  /** Runs write after the answer. */
  private static boolean worksLater(Operation operation) {
    return operation.path().contains("/batch/")
        || operation.path().contains("/system/")
        || operation.path().endsWith("/calculate");
  }

  private Answer ask(Operation operation, String address, String body) {
    boolean administrators =
        operation.path().contains("/admin/") || operation.path().contains("/system/");
    Client client = administrators && random.nextInt(10) > 0 ? ADMIN : USER;
    if (!operation.description().has("requestBody")) {
      return client.send(operation.method(), address, BodyPublishers.noBody());
    }
    boolean json =
        operation.description().at("/requestBody/content").has("application/json")
            && random.nextInt(50) > 0;
    return client
        .with("Content-Type", json ? "application/json" : "multipart/form-data; boundary=b")
        .send(operation.method(), address, BodyPublishers.ofString(body));
  }

  /** An object of each kind to ask about, created like a client would. */
  private static Map<String, List<String>> objects() {
    String portfolio =
        USER.post(
                "/api/v1/portfolios",
                Map.of("name", "Fuzz", "account_name", "Fuzz", "equity_balance", 100_000))
            .text("id");
    String position =
        USER.post(
                "/api/v1/positions?portfolio_id=" + portfolio,
                Map.of(
                    "symbol", "AAPL",
                    "quantity", 10,
                    "avg_cost", 100,
                    "position_type", "LONG",
                    "investment_class", "PUBLIC",
                    "entry_date", "2026-01-05"))
            .text("id");
    String tag = USER.post("/api/v1/tags/", Map.of("name", "fuzz")).text("id");
    return Map.of(
        "portfolio", List.of(portfolio), "position", List.of(position), "tag", List.of(tag));
  }

  private String address(Operation operation) {
    String path = operation.path();
    for (JsonNode parameter : operation.description().path("parameters")) {
      if (parameter.get("in").asString().equals("path")) {
        String value = random.nextInt(4) == 0 ? damage.text() : known(operation.path());
        path = path.replace("{" + parameter.get("name").asString() + "}", encoded(value));
      }
    }
    String query =
        operation
            .description()
            .path("parameters")
            .valueStream()
            .filter(each -> each.get("in").asString().equals("query"))
            .filter(each -> random.nextInt(3) > 0)
            .map(each -> encoded(each.get("name").asString()) + "=" + encoded(value(each)))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  private String known(String path) {
    String kind =
        path.contains("/tags/{") ? "tag" : path.contains("/positions/{") ? "position" : "portfolio";
    return random.nextInt(8) == 0
        ? UUID.randomUUID().toString()
        : Objects.requireNonNull(ids.get(kind)).getFirst();
  }

  private String value(JsonNode parameter) {
    JsonNode schema = parameter.path("schema");
    if (random.nextInt(3) == 0) {
      return damage.text();
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(random.nextInt(schema.get("enum").size())).asString();
    }
    return switch (schema.path("type").asString("") + schema.path("format").asString("")) {
      case "stringuuid" -> known(parameter.get("name").asString().contains("tag") ? "/tags/{" : "");
      case "stringdate" -> "2026-01-" + random.nextInt(10, 32);
      case "boolean" -> Boolean.toString(random.nextBoolean());
      case "integerint32", "integerint64", "number" -> Integer.toString(random.nextInt(-2, 400));
      default -> "AAPL";
    };
  }

  private String body(Operation operation) {
    JsonNode content = operation.description().at("/requestBody/content");
    JsonNode example = content.path("application/json").path("example");
    String text =
        example.isMissingNode() ? "{\"symbol\":\"AAPL\",\"quantity\":1}" : example.toString();
    return damage.of(text);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** As {@link #stored()}, once no run writes any more. */
  private static String storedAfterRuns() {
    while (server
            .core()
            .sql("select count(*) from batch_run where state in ('QUEUED', 'RUNNING')")
            .query(Integer.class)
            .single()
        > 0) {
      Thread.onSpinWait();
    }
    return stored();
  }

  /** The content of all tables but for what records requests themselves. */
  private static String stored() {
    String all =
        server
            .core()
            .sql(
                """
                select string_agg(format('select %L || count(*) || '':'' || coalesce(sum(hashtext(t::text)::bigint), 0) from %s t',
                  table_name || ' ',
                  case table_name
                    when 'change_log' then '(select * from change_log where kind = ''CHANGE'')'
                    else quote_ident(table_name)
                  end), ' union all ' order by table_name)
                from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE'
                  and table_name !~ '(event|audit|schema_history|scheduled_tasks|token|batch|revision)'
                """)
            .query(String.class)
            .single();
    return String.join("\n", server.core().sql(all).query(String.class).list());
  }
}
