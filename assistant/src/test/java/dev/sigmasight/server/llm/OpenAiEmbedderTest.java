package dev.sigmasight.server.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.server.llm.ModelFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenAiEmbedderTest {

  private static JsonNode sample(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(OpenAiEmbedderTest.class.getResourceAsStream("/openai/" + file))) {
      return Json.parsed(new String(in.readAllBytes(), StandardCharsets.UTF_8)).orElseThrow();
    }
  }

  private static List<float[]> embed(Desk desk, List<String> texts) throws InterruptedException {
    return desk.gateway.embedder().orElseThrow().embed(texts);
  }

  private static double dot(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (double) a[i] * b[i]).sum();
  }

  @Test
  void returnsUnitVectorsInTheOrderOfTheTexts() throws InterruptedException {
    try (Desk desk = new Desk()) {
      List<float[]> vectors =
          embed(desk, List.of("beta of the market", "beta of the market moves", "concentration"));

      assertThat(vectors).hasSize(3).allSatisfy(v -> assertThat(v).hasSize(1536));
      assertThat(vectors).allSatisfy(v -> assertThat(dot(v, v)).isCloseTo(1, within(1e-6)));
      assertThat(dot(vectors.get(0), vectors.get(1)))
          .isGreaterThan(dot(vectors.get(0), vectors.get(2)) + 0.5);
      JsonNode body = desk.provider.requests().getFirst().body();
      assertThat(Json.text(body, "encoding_format")).isEqualTo("float");
      assertThat(Json.number(body, "dimensions")).isEqualTo(1536);
      assertThat(desk.calls.getFirst().operation()).isEqualTo("embed");
      assertThat(desk.calls.getFirst().usage()).isEqualTo(new Reply.Usage(15, 0, 0, 0, false));
    }
  }

  @Test
  void saysNothingOfDimensionsToAServerThatKnowsNone() throws InterruptedException {
    try (Desk desk = new Desk("ollama", Desk.MODEL)) {
      embed(desk, List.of("beta"));

      assertThat(desk.provider.requests().getFirst().body().has("dimensions")).isFalse();
    }
  }

  @Test
  void asksInBatchesWithinTheLimitsOfTheProvider() throws InterruptedException {
    try (Desk desk = new Desk()) {
      assertThat(embed(desk, IntStream.range(0, 300).mapToObj(i -> "word" + i).toList()))
          .hasSize(300);
      assertThat(desk.provider.requests())
          .extracting(request -> Json.list(request.body(), "input").size())
          .containsExactly(256, 44);
    }
    List<String> long30 = IntStream.range(0, 30).mapToObj(i -> "x".repeat(32_000)).toList();
    assertThat(EmbeddingBatches.of(long30)).extracting(List::size).containsExactly(25, 5);
  }

  @Test
  void refusesTextsThatNoProviderTakes() {
    assertThatThrownBy(() -> EmbeddingBatches.of(List.of("ok", " ")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EmbeddingBatches.of(List.of("x".repeat(40_000))))
        .isInstanceOfSatisfying(
            ModelFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.TOO_LONG));
  }

  @Test
  void readsNumbersAndBase64Alike() throws IOException {
    float[] numbers = Vectors.of(sample("50-embed-float.response.json"), 2, 4).getFirst();
    float[] base64 = Vectors.of(sample("51-embed-base64.response.json"), 1, 4).getFirst();

    assertThat(numbers[0]).isCloseTo(-0.4626661f, within(1e-6f));
    assertThat(base64).hasSize(4);
    assertThat(base64).usingComparatorWithPrecision(1e-6f).containsExactly(numbers);
  }

  @Test
  void ordersByIndexAndMakesUnitLength() {
    JsonNode answer =
        Json.parsed(
                """
                {"data":[{"index":1,"embedding":[0,5]},{"index":0,"embedding":[3,4]}]}
                """)
            .orElseThrow();

    assertThat(Vectors.of(answer, 2, 2))
        .containsExactly(new float[] {0.6f, 0.8f}, new float[] {0, 1});
  }

  @Test
  void refusesVectorsThatDoNotFit() {
    for (String data :
        List.of(
            "[]",
            "[{\"index\":0,\"embedding\":[1,2,3]}]",
            "[{\"index\":0,\"embedding\":[0,0]}]",
            "[{\"index\":0,\"embedding\":[1,\"a\"]}]",
            "[{\"index\":0,\"embedding\":\"*\"}]",
            "[{\"index\":7,\"embedding\":[1,0]}]",
            "[{\"index\":0,\"embedding\":[1,0]},{\"index\":0,\"embedding\":[1,0]}]")) {
      JsonNode answer = Json.parsed("{\"data\":" + data + "}").orElseThrow();

      assertThatThrownBy(() -> Vectors.of(answer, 1, 2))
          .as(data)
          .isInstanceOfSatisfying(
              ModelFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.MALFORMED));
    }
  }

  @Test
  void triesAgainAndGivesUpAsRepliesDo() throws InterruptedException {
    try (Desk desk = new Desk()) {
      desk.provider.script(ScriptedStep.error("41-err-429-rate.json"));
      assertThat(embed(desk, List.of("beta"))).hasSize(1);
      assertThat(desk.time.pauses()).containsExactly(1500L);

      desk.provider.script(ScriptedStep.error("42-err-429-quota.json"));
      assertThatThrownBy(() -> embed(desk, List.of("beta"))).isInstanceOf(ModelFailure.class);
      assertThatThrownBy(() -> embed(desk, List.of("beta"))).isInstanceOf(ModelFailure.class);
      assertThat(desk.provider.requests()).hasSize(3);
    }
  }
}
