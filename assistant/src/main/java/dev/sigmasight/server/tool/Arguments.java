package dev.sigmasight.server.tool;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Makes records of arguments out of what a model writes. */
final class Arguments {
  private Arguments() {}

  /** The object that a model wrote; nothing at all counts as an empty one. */
  static JsonNode parse(String written) throws BadCall {
    try {
      return written.isBlank() ? Json.object() : Json.read(written);
    } catch (JacksonException e) {
      throw new BadCall("BAD_ARGUMENTS", "The arguments are no JSON object.");
    }
  }

  /** A record of this type; all that is wrong is said at once. */
  static <A extends Record> A read(ArgumentType.Group group, Class<A> type, JsonNode given)
      throws BadCall {
    List<String> faults = new ArrayList<>();
    Object read = group.read(given, "", faults);
    if (!faults.isEmpty() || read == null) {
      throw new BadCall("BAD_ARGUMENTS", String.join(" ", faults.stream().distinct().toList()));
    }
    return type.cast(read);
  }

  static ArgumentType.Member member(RecordComponent component) {
    Argument argument =
        Objects.requireNonNull(
            component.getAnnotation(Argument.class), () -> component + " has no description");
    boolean isNullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    Type type =
        component.getAnnotatedType() instanceof AnnotatedParameterizedType
            ? component.getGenericType()
            : component.getType();
    return new ArgumentType.Member(
        snakeCase(component.getName()), argument.value(), isNullable, type(type, argument));
  }

  private static ArgumentType type(Type type, Argument argument) {
    if (type instanceof ParameterizedType many) {
      return new ArgumentType.Many(
          type(many.getActualTypeArguments()[0], argument),
          argument.minItems(),
          argument.maxItems());
    }
    Class<?> plain = (Class<?>) type;
    if (plain == String.class) {
      return new ArgumentType.Text(argument.pattern(), argument.maxLength());
    }
    if (plain == LocalDate.class) {
      return new ArgumentType.Day();
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return new ArgumentType.Flag();
    }
    if (plain.isEnum()) {
      return new ArgumentType.Choice(Stream.<Object>of(plain.getEnumConstants()).toList());
    }
    return plain.isRecord()
        ? ArgumentType.Group.of(plain.asSubclass(Record.class))
        : numeric(plain, argument);
  }

  private static ArgumentType numeric(Class<?> plain, Argument argument) {
    if (plain != BigDecimal.class && plain != Integer.class && plain != int.class) {
      throw new IllegalStateException("No argument can be a " + plain);
    }
    return new ArgumentType.Numeric(plain != BigDecimal.class, argument.min(), argument.max());
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  static Record create(Class<? extends Record> type, Object[] values) {
    try {
      Class<?>[] types =
          Stream.of(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot make a " + type, e);
    }
  }
}
