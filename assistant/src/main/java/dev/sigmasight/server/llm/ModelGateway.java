package dev.sigmasight.server.llm;

import dev.sigmasight.server.llm.ModelStatus.Circuit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way to the configured server of language models, or to none. */
public final class ModelGateway implements AutoCloseable {
  private final ModelSettings settings;
  private final @Nullable OpenAiServer server;
  private final ServerCircuit circuit;
  private final RetryPolicy policy;
  private final CallListener calls;

  /** Asks nobody yet. */
  public ModelGateway(ModelSettings settings, Pacing pacing, CallListener calls) {
    this.settings = settings;
    this.calls = calls;
    server = settings.isOnline() ? new OpenAiServer(settings, pacing.clock()) : null;
    circuit = new ServerCircuit(pacing.clock());
    policy = new RetryPolicy(pacing, settings.patience().total());
  }

  /** What answers turns: the configured models in order, and rules where they cannot. */
  public ModelChain chain(LanguageModel offline) {
    List<ResponsesModel> inOrder =
        server == null ? List.of() : settings.models().stream().map(this::model).toList();
    String deep = settings.deepModel();
    return new ModelChain(
        new ModelChain.Models(inOrder, server == null || deep == null ? null : model(deep)),
        circuit,
        policy,
        offline);
  }

  /** Without a key, or if no embedding model is wanted, there is none. */
  public Optional<Embedder> embedder() {
    return server == null || settings.embeddingModel().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new OpenAiEmbedder(
                server,
                new OpenAiEmbedder.Model(settings.embeddingModel(), settings.capabilities()),
                circuit,
                policy,
                calls));
  }

  /** How the server is doing. */
  public ModelStatus status() {
    ModelFailure.Kind reason = circuit.reason();
    return new ModelStatus(
        settings.isOnline(),
        String.valueOf(settings.baseUrl().getHost()),
        settings.models(),
        settings.isOnline() ? circuit.state() : Circuit.CLOSED,
        reason == null ? null : reason.code());
  }

  private ResponsesModel model(String name) {
    if (server == null) {
      throw new IllegalStateException("there is no server");
    }
    return new ResponsesModel(server, name, settings.capabilities(), calls);
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
