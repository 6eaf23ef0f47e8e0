package dev.sigmasight.market.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON as providers write it: fields may be absent, null, or of another kind. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final int MOST_DIGITS = 40;
  private static final int DECIMALS = 6;

  private Json() {}

  /** The document; empty if the text is none. */
  public static Optional<JsonNode> parsed(String body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** A number, also where it stands as {@code {raw, fmt}} or in quotes; null if there is none. */
  public static @Nullable BigDecimal decimal(JsonNode parent, String field) {
    return decimal(parent.path(field));
  }

  /** A number, also where it stands as {@code {raw, fmt}} or in quotes; null if there is none. */
  public static @Nullable BigDecimal decimal(JsonNode node) {
    if (node.isObject()) {
      return decimal(node.path("raw"));
    }
    if (node.isNumber()) {
      return sane(node.decimalValue());
    }
    if (!node.isString()) {
      return null;
    }
    try {
      return sane(new BigDecimal(node.stringValue().strip()));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /**
   * A price that was a single-precision number on its way: {@code 201.10000610351562} is 201.1. At
   * most six decimals.
   */
  public static @Nullable BigDecimal price(JsonNode node) {
    BigDecimal number = decimal(node);
    if (number == null) {
      return null;
    }
    float single = number.floatValue();
    boolean wasSingle =
        Float.isFinite(single) && (double) single == number.doubleValue() && number.scale() > 0;
    BigDecimal exact = wasSingle ? new BigDecimal(Float.toString(single)) : number;
    return exact.scale() > DECIMALS ? exact.setScale(DECIMALS, RoundingMode.HALF_EVEN) : exact;
  }

  /** A whole number; a fraction is cut off; null if there is none. */
  public static @Nullable Long whole(JsonNode parent, String field) {
    return whole(parent.path(field));
  }

  /** A whole number; a fraction is cut off; null if there is none or it is too large. */
  public static @Nullable Long whole(JsonNode node) {
    BigDecimal number = decimal(node);
    return number == null || number.precision() - number.scale() > 18 ? null : number.longValue();
  }

  /** A whole number of normal size. */
  public static @Nullable Integer small(JsonNode parent, String field) {
    Long number = whole(parent, field);
    return number == null || number != number.intValue() ? null : number.intValue();
  }

  /** Text that is not blank; null if there is none. */
  public static @Nullable String text(JsonNode parent, String field) {
    JsonNode node = parent.path(field);
    return node.isString() && !node.stringValue().isBlank() ? node.stringValue().strip() : null;
  }

  /** A date as YYYY-MM-DD, whatever follows; null if there is none. */
  public static @Nullable LocalDate date(JsonNode parent, String field) {
    String text = text(parent, field);
    if (text == null || text.length() < 10) {
      return null;
    }
    try {
      return LocalDate.parse(text.substring(0, 10));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** What must be there. */
  public static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new Unreadable(field + " is missing");
    }
    return value;
  }

  /** A list that must be there. */
  public static JsonNode list(JsonNode parent, String field) {
    JsonNode node = parent.path(field);
    if (!node.isArray()) {
      throw new Unreadable(field + " is no list");
    }
    return node;
  }

  /** A number with a monstrous exponent would take the memory when it is written out. */
  private static @Nullable BigDecimal sane(BigDecimal number) {
    return number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS
        ? null
        : number;
  }
}
