package dev.sigmasight.server.llm;

import dev.sigmasight.server.llm.Reply.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What models cost, in US dollars for a million tokens.
 *
 * @param version names the table, to be stored beside each cost
 * @param asOf the day on which the prices were looked up
 */
public record PriceTable(String version, LocalDate asOf, Map<String, Price> prices) {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final int DECIMALS = 6;
  private static final String SHIPPED = "/llm/prices.json";

  public PriceTable {
    prices = Map.copyOf(prices);
  }

  /**
   * Of one model, in US dollars for a million tokens.
   *
   * @param cached for input that the provider still knows
   * @param output reasoning included
   */
  public record Price(BigDecimal input, BigDecimal cached, BigDecimal output) {
    public Price {
      if (input.signum() < 0 || cached.signum() < 0 || output.signum() < 0) {
        throw new IllegalArgumentException("a price is negative");
      }
    }
  }

  /** The table that comes with the program. */
  public static PriceTable shipped() {
    try (InputStream file = PriceTable.class.getResourceAsStream(SHIPPED)) {
      if (file == null) {
        throw new IllegalStateException(SHIPPED + " is missing");
      }
      return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8), "shipped prices");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The table that comes with the program, with the models of a file instead of its own.
   *
   * @throws IllegalArgumentException with a sentence if the file is no such table
   */
  public static PriceTable shippedWith(Path file) {
    PriceTable own;
    try {
      own = parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new IllegalArgumentException("the price file " + file + " cannot be read", e);
    }
    Map<String, Price> all = new HashMap<>(shipped().prices());
    all.putAll(own.prices());
    return new PriceTable(own.version(), own.asOf(), all);
  }

  private static PriceTable parse(String json, String name) {
    JsonNode table =
        Json.parsed(json)
            .filter(JsonNode::isObject)
            .orElseThrow(() -> new IllegalArgumentException(name + " is no JSON object"));
    Map<String, Price> prices = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : table.path("models").properties()) {
      prices.put(entry.getKey(), price(entry.getValue(), name + ": " + entry.getKey()));
    }
    try {
      return new PriceTable(
          Json.text(table, "version"), LocalDate.parse(Json.text(table, "as_of")), prices);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(name + ": as_of must be a date like 2026-11-05", e);
    }
  }

  private static Price price(JsonNode node, String where) {
    BigDecimal input = dollars(node, "input");
    BigDecimal output = dollars(node, "output");
    if (input == null || output == null) {
      throw new IllegalArgumentException(where + " needs the numbers input and output");
    }
    BigDecimal cached = dollars(node, "cached");
    return new Price(input, cached == null ? input : cached, output);
  }

  private static @Nullable BigDecimal dollars(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isNumber() ? value.decimalValue() : null;
  }

  /** Dollars that a call took, with six decimals; empty for a model of unknown price. */
  public Optional<BigDecimal> costOf(String model, Usage usage) {
    return price(model)
        .map(
            price -> {
              int cached = Math.min(usage.cached(), usage.input());
              return times(price.input(), usage.input() - cached)
                  .add(times(price.cached(), cached))
                  .add(times(price.output(), usage.output()))
                  .divide(MILLION, DECIMALS, RoundingMode.HALF_EVEN);
            });
  }

  /**
   * Dollars that a call can take at most with the dearest of the models: every second character a
   * token of input, none of it known, and all the output that is allowed. Empty if no price is
   * known.
   */
  public Optional<BigDecimal> mostCost(Collection<String> models, Prompt prompt) {
    Usage most = new Usage(2 * TokenEstimate.of(prompt), 0, prompt.maxOutputTokens(), 0, true);
    return models.stream()
        .flatMap(model -> costOf(model, most).stream())
        .max(Comparator.naturalOrder());
  }

  /** Of the model itself, or of the one of which it is a dated edition. */
  private Optional<Price> price(String model) {
    Price own = prices.get(model);
    return Optional.ofNullable(
        own == null ? prices.get(model.replaceFirst("-\\d{4}-\\d{2}-\\d{2}$", "")) : own);
  }

  private static BigDecimal times(BigDecimal price, int tokens) {
    return price.multiply(BigDecimal.valueOf(tokens));
  }
}
