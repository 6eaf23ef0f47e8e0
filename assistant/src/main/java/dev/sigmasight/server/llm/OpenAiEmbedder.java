package dev.sigmasight.server.llm;

import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams.EncodingFormat;
import dev.sigmasight.server.llm.Capabilities.Feature;
import dev.sigmasight.server.llm.ModelFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Vectors from a server of the Responses API, tried again as its models are. */
final class OpenAiEmbedder implements Embedder {
  /** What the column of the database holds. */
  private static final int DIMENSIONS = 1536;

  private final OpenAiServer server;
  private final Model model;
  private final ServerCircuit circuit;
  private final RetryPolicy policy;
  private final CallListener calls;

  /** A model and what its server understands. */
  record Model(String name, Capabilities capabilities) {}

  OpenAiEmbedder(
      OpenAiServer server,
      Model model,
      ServerCircuit circuit,
      RetryPolicy policy,
      CallListener calls) {
    this.server = server;
    this.model = model;
    this.circuit = circuit;
    this.policy = policy;
    this.calls = calls;
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public List<float[]> embed(List<String> texts) throws InterruptedException {
    List<float[]> vectors = new ArrayList<>(texts.size());
    for (List<String> batch : EmbeddingBatches.of(texts)) {
      vectors.addAll(patiently(batch));
    }
    return vectors;
  }

  private List<float[]> patiently(List<String> batch) throws InterruptedException {
    Instant deadline = policy.deadline();
    for (int attempt = 1; ; attempt++) {
      if (!circuit.enter()) {
        throw new ModelFailure(Kind.UNAVAILABLE, "the provider is not asked for a while");
      }
      try {
        return once(batch);
      } catch (ModelFailure failure) {
        Optional<Duration> wait = policy.waitAfter(failure, attempt, deadline);
        if (wait.isEmpty()) {
          throw failure;
        }
        policy.await(wait.get());
      }
    }
  }

  private List<float[]> once(List<String> batch) throws InterruptedException {
    long start = System.nanoTime();
    String outcome = "cancelled";
    Reply.Usage usage = null;
    try {
      JsonNode answer = answer(batch);
      List<float[]> vectors = Vectors.of(answer, batch.size(), DIMENSIONS);
      usage = usage(answer, batch);
      circuit.succeeded();
      outcome = "completed";
      return vectors;
    } catch (ModelFailure failure) {
      circuit.failed(failure);
      outcome = failure.kind().code();
      throw failure;
    } finally {
      if (outcome.equals("cancelled")) {
        circuit.abandoned();
      }
      Duration duration = Duration.ofNanos(System.nanoTime() - start);
      calls.ended(
          new ModelCall(ResponsesModel.PROVIDER, model.name(), "embed", outcome, duration, usage));
    }
  }

  private JsonNode answer(List<String> batch) throws InterruptedException {
    EmbeddingCreateParams.Builder params =
        EmbeddingCreateParams.builder()
            .model(model.name())
            .inputOfArrayOfStrings(batch)
            .encodingFormat(EncodingFormat.FLOAT);
    if (model.capabilities().has(Feature.EMBEDDING_DIMENSIONS)) {
      params.dimensions(DIMENSIONS);
    }
    try (Exchange exchange = server.embed(params.build())) {
      JsonNode answer =
          exchange.next().orElseThrow(() -> new ModelFailure(Kind.MALFORMED, "no vectors at all"));
      exchange.satisfied();
      return answer;
    }
  }

  private static Reply.Usage usage(JsonNode answer, List<String> batch) {
    int told = Json.number(answer.path("usage"), "prompt_tokens");
    int estimated = batch.stream().mapToInt(TokenEstimate::of).sum();
    return new Reply.Usage(told == 0 ? estimated : told, 0, 0, 0, told == 0);
  }
}
