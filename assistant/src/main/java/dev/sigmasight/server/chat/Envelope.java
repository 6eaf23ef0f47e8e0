package dev.sigmasight.server.chat;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What every event is wrapped in. */
record Envelope(String type, String runId, int seq, Object data, long timestamp) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  String json() {
    return StorableText.of(JSON.writeValueAsString(this));
  }

  /** Anything as the data of events is written. */
  static String json(Object data) {
    return JSON.writeValueAsString(data);
  }

  /** An object of JSON, an empty one if the text is none. */
  static JsonNode object(String text) {
    try {
      JsonNode found = JSON.readTree(text);
      return found != null && found.isObject() ? found : JSON.createObjectNode();
    } catch (JacksonException e) {
      return JSON.createObjectNode();
    }
  }

  /** The same event in another place. */
  static String moved(String json, int seq) {
    ObjectNode envelope = (ObjectNode) JSON.readTree(json);
    envelope.put("seq", seq);
    return JSON.writeValueAsString(envelope);
  }
}
