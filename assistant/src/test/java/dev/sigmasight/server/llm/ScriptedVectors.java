package dev.sigmasight.server.llm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Vectors by the words of a text, each at a place of its own: shared words, nearer vectors. */
final class ScriptedVectors {
  private static final int DIMENSIONS = 1536;

  private ScriptedVectors() {}

  static String answer(JsonNode request) {
    List<Map<String, Object>> data = new ArrayList<>();
    int tokens = 0;
    for (JsonNode text : Json.list(request, "input")) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("object", "embedding");
      entry.put("index", data.size());
      entry.put("embedding", vector(text.asString()));
      data.add(entry);
      tokens += Math.ceilDiv(text.asString().length(), 4);
    }
    return JsonMapper.builder()
        .build()
        .writeValueAsString(
            Map.of(
                "object",
                "list",
                "data",
                data,
                "model",
                Json.text(request, "model"),
                "usage",
                Map.of("prompt_tokens", tokens, "total_tokens", tokens)));
  }

  private static float[] vector(String text) {
    float[] vector = new float[DIMENSIONS];
    for (String word : text.toLowerCase(Locale.ROOT).split("\\W+", -1)) {
      vector[Math.floorMod(word.hashCode() * 31, DIMENSIONS)] += 1;
    }
    return vector;
  }
}
