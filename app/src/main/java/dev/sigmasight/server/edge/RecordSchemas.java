package dev.sigmasight.server.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * Describes records as they are sent: under the names that {@link Json} gives them, what is not
 * {@link Nullable} as required, and what is as possibly null.
 */
final class RecordSchemas extends ModelResolver {
  private final OneNameOneType names;

  RecordSchemas(ObjectMapper mapper) {
    this(mapper, new OneNameOneType());
  }

  private RecordSchemas(ObjectMapper mapper, OneNameOneType names) {
    super(mapper.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE), names);
    this.names = names;
    openapi31(true);
  }

  /**
   * @throws IllegalStateException if two types have one name: springdoc would not say a word
   */
  void check() {
    if (!names.clashes.isEmpty()) {
      throw new IllegalStateException(
          "The API would describe two types under one name; name one with @Schema: "
              + names.clashes);
    }
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    Schema<?> schema = super.resolve(type, context, chain);
    JavaType java = _mapper.constructType(type.getType());
    if (schema != null && java.isRecordType()) {
      Schema<?> model =
          schema.get$ref() == null ? schema : context.getDefinedModels().get(name(schema));
      describe(model, java.getRawClass().getRecordComponents());
    }
    return schema;
  }

  private static String name(Schema<?> reference) {
    String path = reference.get$ref();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void describe(@Nullable Schema<?> model, RecordComponent[] components) {
    if (model == null || model.getProperties() == null) {
      return;
    }
    for (RecordComponent component : components) {
      String name = name(component);
      Schema<?> property = model.getProperties().get(name);
      if (property == null) {
        continue;
      }
      nullsInside(component.getAnnotatedType(), property);
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        require(model, name);
        continue;
      }
      model.addProperty(name, orNull(property));
      if (!isLeftOutWhenNull(component)) {
        AlwaysSent.mayBeNull(model, name);
      }
    }
  }

  /** The elements of a list and the values of a map may be null, too. */
  private static void nullsInside(AnnotatedElement type, Schema<?> schema) {
    if (!(type instanceof AnnotatedParameterizedType generic)) {
      return;
    }
    java.lang.reflect.AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
    java.lang.reflect.AnnotatedType inner = arguments[arguments.length - 1];
    boolean mayBeNull = inner.isAnnotationPresent(Nullable.class);
    if (schema.getItems() != null) {
      nullsInside(inner, schema.getItems());
      schema.setItems(mayBeNull ? orNull(schema.getItems()) : schema.getItems());
    } else if (schema.getAdditionalProperties() instanceof Schema<?> values) {
      nullsInside(inner, values);
      schema.setAdditionalProperties(mayBeNull ? orNull(values) : values);
    }
  }

  private static String name(RecordComponent component) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null ? SnakeCase.path(component.getName()) : named.value();
  }

  private static boolean isLeftOutWhenNull(RecordComponent component) {
    return component.getAccessor().isAnnotationPresent(JsonInclude.class)
        || component.getDeclaringRecord().isAnnotationPresent(JsonInclude.class);
  }

  /** The same, or null. */
  static Schema<?> orNull(Schema<?> property) {
    if (property.get$ref() == null && property.getEnum() == null) {
      if (property.getTypes() != null) {
        property.addType("null");
      }
      return property;
    }
    Schema<?> nothing = new Schema<>(SpecVersion.V31);
    nothing.addType("null");
    Schema<?> either = new Schema<>(SpecVersion.V31);
    either.setDescription(property.getDescription());
    property.setDescription(null);
    return either.anyOf(List.of(property, nothing));
  }

  private static void require(Schema<?> model, String name) {
    if (model.getRequired() == null || !model.getRequired().contains(name)) {
      model.addRequiredItem(name);
    }
  }

  /** Two records of one name would silently become one in the description. */
  private static final class OneNameOneType extends TypeNameResolver {
    private final Map<String, Class<?>> taken = new ConcurrentHashMap<>();
    private final Set<String> clashes = new ConcurrentSkipListSet<>();

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
      String name = super.nameForClass(type, options);
      Class<?> other = taken.putIfAbsent(name, type);
      if (other != null && other != type && type.isRecord()) {
        clashes.add("%s and %s".formatted(other.getName(), type.getName()));
      }
      return name;
    }
  }
}
