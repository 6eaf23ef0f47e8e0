package dev.sigmasight.server.llm;

import com.openai.core.http.HttpResponse;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import dev.sigmasight.server.llm.ModelFailure.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request and the events of its answer. It is read by a virtual thread of its own: interrupting
 * such a thread closes its connection at once, also while it waits for the first byte, whatever
 * kind of thread asked.
 */
final class Exchange implements AutoCloseable {
  private final Supplier<HttpResponse> request;
  private final Clock clock;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final Thread reader;
  private volatile boolean begun;
  private volatile boolean satisfied;

  private sealed interface Signal {
    record Event(JsonNode event) implements Signal {}

    record End(@Nullable ModelFailure failure) implements Signal {}
  }

  Exchange(Supplier<HttpResponse> request, Clock clock) {
    this.request = request;
    this.clock = clock;
    reader = Thread.ofVirtual().name("model-reply").start(this::read);
  }

  /**
   * The next event; empty when the server has closed the answer.
   *
   * @throws ModelFailure when there will be no more of it
   */
  Optional<JsonNode> next() throws InterruptedException {
    return switch (signals.take()) {
      case Signal.Event(JsonNode event) -> Optional.of(event);
      case Signal.End(ModelFailure failure) when failure != null -> throw failure;
      case Signal.End _ -> Optional.empty();
    };
  }

  /** Nothing more is wanted, but the rest is read so that the connection can be used again. */
  void satisfied() {
    satisfied = true;
  }

  /** Closes the connection unless all went well. */
  @Override
  public void close() {
    if (!satisfied) {
      reader.interrupt();
    }
  }

  private void read() {
    ModelFailure failure = null;
    try (HttpResponse response = request.get()) {
      begun = true;
      read(response);
    } catch (ModelFailure e) {
      failure = e;
    } catch (OpenAIServiceException e) {
      failure = ProviderError.of(e, clock).failure(null);
    } catch (OpenAIException | IOException e) {
      failure = broken(e);
    } catch (RuntimeException e) {
      failure = new ModelFailure(Kind.MALFORMED, "the answer cannot be read", e);
    }
    signals.add(new Signal.End(failure));
  }

  private void read(HttpResponse response) throws IOException {
    String type = String.join(" ", response.headers().values("content-type"));
    if (type.contains("json")) {
      pass(new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
      return;
    }
    if (type.contains("html")) {
      throw new ModelFailure(Kind.MALFORMED, "a page of HTML instead of an answer");
    }
    EventStream events = new EventStream(response.body());
    for (Optional<String> data = events.next(); data.isPresent(); data = events.next()) {
      pass(data.get());
    }
  }

  private void pass(String json) {
    if (!satisfied) {
      signals.add(
          new Signal.Event(
              Json.parsed(json)
                  .filter(JsonNode::isObject)
                  .orElseThrow(
                      () -> new ModelFailure(Kind.MALFORMED, "an event that is no JSON object"))));
    }
  }

  private ModelFailure broken(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedIOException) {
        return new ModelFailure(Kind.TIMED_OUT, "no answer in time: " + cause.getMessage(), e);
      }
    }
    if (begun) {
      return new ModelFailure(Kind.BROKEN_OFF, "the connection broke", e);
    }
    return new ModelFailure(Kind.UNAVAILABLE, "no connection", e);
  }
}
