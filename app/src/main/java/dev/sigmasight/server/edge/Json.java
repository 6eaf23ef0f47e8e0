package dev.sigmasight.server.edge;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.jdk.NumberDeserializers;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/**
 * JSON as the API speaks it: snake_case, numbers without exponent, dates as YYYY-MM-DD, nothing
 * unknown accepted.
 */
@Configuration(proxyBeanMethods = false)
class Json {

  @Bean
  JsonMapperBuilderCustomizer jsonOfTheApi() {
    return builder ->
        builder
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .addModule(
                new SimpleModule("values")
                    .addSerializer(double.class, new PlainDouble())
                    .addSerializer(Double.class, new PlainDouble())
                    .addDeserializer(BigDecimal.class, new BoundedDecimal())
                    .addDeserializer(LocalDate.class, new WrittenDate())
                    .addDeserializer(Instant.class, new WrittenMoment())
                    .addDeserializer(String.class, new StorableText()));
  }

  /** Writes a double without exponent and refuses what is not a number. */
  private static final class PlainDouble extends StdScalarSerializer<Double> {
    PlainDouble() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializationContext context) {
      json.writeNumber(new BigDecimal(value.toString()));
    }
  }

  /** Refuses numbers whose plain form would fill the memory, as 1e999999999. */
  private static final class BoundedDecimal extends StdScalarDeserializer<BigDecimal> {
    private static final int MAX_SCALE = 100;

    BoundedDecimal() {
      super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
      BigDecimal value =
          NumberDeserializers.BigDecimalDeserializer.instance.deserialize(parser, context);
      if (value != null && Math.abs((long) value.scale()) > MAX_SCALE) {
        return (BigDecimal)
            context.handleWeirdNumberValue(BigDecimal.class, value, "number out of range");
      }
      return value;
    }
  }

  /** Refuses what is no text as YYYY-MM-DD, as a count of days, a list of numbers or a moment. */
  private static final class WrittenDate extends StdScalarDeserializer<LocalDate> {
    private static final Pattern DATE_OR_NOTHING = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})?");

    WrittenDate() {
      super(LocalDate.class);
    }

    @Override
    public @Nullable LocalDate deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
      }
      String text = parser.getString();
      if (!DATE_OR_NOTHING.matcher(text).matches()) {
        return (LocalDate) context.handleWeirdStringValue(LocalDate.class, text, "no date");
      }
      return LocalDateDeserializer.INSTANCE.deserialize(parser, context);
    }
  }

  /** Refuses a moment that is not written, as a count of seconds. */
  private static final class WrittenMoment extends StdScalarDeserializer<Instant> {
    WrittenMoment() {
      super(Instant.class);
    }

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
      return parser.hasToken(JsonToken.VALUE_STRING)
          ? InstantDeserializer.INSTANT.deserialize(parser, context)
          : (Instant) context.handleUnexpectedToken(Instant.class, parser);
    }
  }

  /** Refuses text that no database can store: with a NUL or half a character. */
  private static final class StorableText extends StdScalarDeserializer<String> {
    StorableText() {
      super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
      String text = StringDeserializer.instance.deserialize(parser, context);
      if (text != null && text.codePoints().anyMatch(StorableText::unstorable)) {
        return (String)
            context.handleWeirdStringValue(String.class, "", "text that cannot be stored");
      }
      return text;
    }

    private static boolean unstorable(int codePoint) {
      return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }
  }
}
