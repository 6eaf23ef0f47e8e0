package dev.sigmasight.server.conversation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON that is kept as it came, to be sent on without losing a digit. */
@Component
final class JsonTexts {
  private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
      new TypeReference<>() {};
  private static final TypeReference<List<Map<String, @Nullable Object>>> OBJECTS =
      new TypeReference<>() {};

  private final JsonMapper json;

  JsonTexts(JsonMapper json) {
    this.json = json;
  }

  Map<String, @Nullable Object> object(String text) {
    return json.readerFor(OBJECT)
        .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .readValue(text);
  }

  List<Map<String, @Nullable Object>> objects(String text) {
    return json.readerFor(OBJECTS)
        .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .readValue(text);
  }
}
