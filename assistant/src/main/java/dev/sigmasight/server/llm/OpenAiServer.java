package dev.sigmasight.server.llm;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.LogLevel;
import com.openai.core.Timeout;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import java.time.Clock;
import java.time.Duration;

/**
 * A server of the Responses API, reached by OpenAI's own SDK. The SDK builds and sends requests and
 * tells errors of HTTP apart; it neither tries again, which it would also do without credit, nor
 * reads answers, which it does too strictly for servers other than OpenAI's.
 */
final class OpenAiServer implements AutoCloseable {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  private final OpenAIClient client;
  private final Clock clock;

  OpenAiServer(ModelSettings settings, Clock clock) {
    this.clock = clock;
    ModelSettings.Patience patience = settings.patience();
    client =
        OpenAIOkHttpClient.builder()
            .baseUrl(settings.baseUrl().toString())
            .apiKey(settings.key())
            .maxRetries(0)
            .logLevel(LogLevel.OFF)
            .disableTelemetry(true)
            .timeout(
                Timeout.builder()
                    .request(patience.total())
                    .read(patience.idle())
                    .write(patience.idle())
                    .connect(
                        patience.idle().compareTo(LONGEST_CONNECT) < 0
                            ? patience.idle()
                            : LONGEST_CONNECT)
                    .build())
            .build();
  }

  /** The events of a reply. */
  @SuppressWarnings("MustBeClosedChecker") // the exchange closes what it is given
  Exchange ask(ResponseCreateParams params) {
    return new Exchange(() -> client.responses().withRawResponse().createStreaming(params), clock);
  }

  /** The vectors of texts. */
  @SuppressWarnings("MustBeClosedChecker") // the exchange closes what it is given
  Exchange embed(EmbeddingCreateParams params) {
    return new Exchange(() -> client.embeddings().withRawResponse().create(params), clock);
  }

  @Override
  public void close() {
    client.close();
  }
}
