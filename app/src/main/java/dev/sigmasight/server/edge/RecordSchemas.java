package dev.sigmasight.server.edge;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Describes records as they are sent: under the names that {@link Json} gives them, what is not
 * {@link Nullable} as required, and what is as possibly null.
 */
final class RecordSchemas extends ModelResolver {

  RecordSchemas(ObjectMapper mapper) {
    super(
        mapper.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE),
        new OneNameOneType());
    openapi31(true);
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
      String name = SnakeCase.path(component.getName());
      Schema<?> property = model.getProperties().get(name);
      if (property != null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        require(model, name);
      } else if (property != null && property.getTypes() != null) {
        property.addType("null");
      }
    }
  }

  private static void require(Schema<?> model, String name) {
    if (model.getRequired() == null || !model.getRequired().contains(name)) {
      model.addRequiredItem(name);
    }
  }

  /** Two records of one name would silently become one in the description. */
  private static final class OneNameOneType extends TypeNameResolver {
    private final Map<String, Class<?>> taken = new ConcurrentHashMap<>();

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
      String name = super.nameForClass(type, options);
      Class<?> other = taken.putIfAbsent(name, type);
      if (other != null && other != type) {
        throw new IllegalStateException(
            "The API would describe %s and %s under one name: rename one."
                .formatted(other.getName(), type.getName()));
      }
      return name;
    }
  }
}
