package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.demo.DemoAccount;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.DemoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every field of the core answers has the name and the unit of the contract, as {@code
 * contract/core-fields.txt} lists them.
 */
class CoreFieldsTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final DemoAccount ACCOUNT =
      DemoAccount.all().stream()
          .filter(each -> each.email().contains("hedgefund"))
          .findAny()
          .orElseThrow();

  private static final Client CLIENT = DemoServer.signedIn(ACCOUNT);
  private static final String PORTFOLIO =
      CLIENT.get("/api/v1/data/portfolios").body().at("/0/id").asString();

  /** One field, from the outside inwards. */
  record Field(String path, String type) {
    boolean isNullable() {
      return type.endsWith("?");
    }

    String plainType() {
      return isNullable() ? type.substring(0, type.length() - 1) : type;
    }
  }

  /** A request with the fields of its answer. */
  record Promise(String method, String address, String body, List<Field> fields) {
    @Override
    public String toString() {
      return method + " " + address;
    }
  }

  static List<Promise> promises() {
    List<Promise> promises = new ArrayList<>();
    for (String line : lines()) {
      if (line.startsWith("  ")) {
        String[] parts = line.strip().split(" ", 2);
        promises.getLast().fields().add(new Field(parts[0], parts[1]));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(" ", 3);
        promises.add(
            new Promise(parts[0], parts[1], parts.length > 2 ? parts[2] : "", new ArrayList<>()));
      }
    }
    assertThat(promises).hasSizeGreaterThan(30);
    return promises;
  }

  private static List<String> lines() {
    try (var in = CoreFieldsTest.class.getResourceAsStream("/contract/core-fields.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("promises")
  void hasEveryFieldInItsUnit(Promise promise) {
    Answer answer = ask(promise);
    assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    JsonNode body = JSON.readTree(answer.text());

    for (Field field : promise.fields()) {
      List<JsonNode> values = values(List.of(body), field.path());
      assertThat(values).as(field + " has a value").isNotEmpty();
      for (JsonNode value : values) {
        assertThat(fits(value, field)).as("%s of %s is %s", field.path(), promise, value).isTrue();
      }
    }
  }

  private static Answer ask(Promise promise) {
    // signing out makes a token void, so it gets one of its own
    Client client = promise.address().endsWith("/logout") ? DemoServer.signedIn(ACCOUNT) : CLIENT;
    return client
        .with("Content-Type", "application/json")
        .send(
            promise.method(),
            filled(promise.address()),
            promise.body().isEmpty()
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(filled(promise.body())));
  }

  private static String filled(String text) {
    String with =
        text.replace("EMAIL", ACCOUNT.email())
            .replace("PASSWORD", DemoAccount.PASSWORD)
            .replace("FRESH", UUID.randomUUID() + "@example.com")
            .replace("PORTFOLIO", PORTFOLIO);
    if (with.contains("TARGET")) {
      with = with.replace("TARGET", first("/api/v1/target-prices/" + PORTFOLIO, "/0/id"));
    }
    if (with.contains("POSITION")) {
      with =
          with.replace(
              "POSITION",
              first("/api/v1/data/portfolio/" + PORTFOLIO + "/complete", "/holdings/0/id"));
    }
    if (with.contains("TAG")) {
      with =
          with.replace(
              "TAG",
              first("/api/v1/data/portfolio/" + PORTFOLIO + "/complete", "/holdings/0/tags/0/id"));
    }
    return with;
  }

  private static String first(String path, String pointer) {
    return CLIENT.get(path).body().at(pointer).asString();
  }

  /** All values at a path; a missing member is a failure, so is an empty list on the way. */
  private static List<JsonNode> values(List<JsonNode> of, String path) {
    List<JsonNode> found = of;
    for (String step : path.replace("[]", ".[]").replace("{}", ".{}").split("\\.", -1)) {
      if (!step.isEmpty()) {
        found = found.stream().flatMap(each -> step(each, step, path)).toList();
      }
    }
    return found;
  }

  private static Stream<JsonNode> step(JsonNode of, String step, String path) {
    if (step.equals("[]")) {
      assertThat(of.isArray()).as(path + " is a list: " + of).isTrue();
      return of.valueStream();
    }
    assertThat(of.isObject()).as(path + " is an object: " + of).isTrue();
    if (step.equals("{}")) {
      return of.valueStream();
    }
    assertThat(of.has(step)).as(path + " is there: " + of).isTrue();
    return Stream.of(of.get(step));
  }

  private static boolean fits(JsonNode value, Field field) {
    if (value.isNull()) {
      return field.isNullable();
    }
    return switch (field.plainType()) {
      case "text" -> value.isString();
      case "bool" -> value.isBoolean();
      case "object" -> value.isObject();
      case "list" -> value.isArray();
      case "int" -> value.isIntegralNumber();
      case "uuid" -> value.asString().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
      case "date" -> parses(value, LocalDate::parse);
      case "time" -> value.asString().endsWith("Z") && parses(value, Instant::parse);
      case "ratio", "price", "percent" -> value.isNumber();
      case "money" -> value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 2;
      case "fraction" -> isBetween(value, -1, 1);
      case "share" -> isBetween(value, 0, 1);
      case "percent100" -> isBetween(value, 0, 100);
      default -> throw new IllegalStateException("unknown type: " + field);
    };
  }

  private static boolean parses(JsonNode value, Function<String, ?> reader) {
    try {
      return value.isString() && reader.apply(value.asString()) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isBetween(JsonNode value, int low, int high) {
    return value.isNumber()
        && value.decimalValue().compareTo(BigDecimal.valueOf(low)) >= 0
        && value.decimalValue().compareTo(BigDecimal.valueOf(high)) <= 0;
  }
}
