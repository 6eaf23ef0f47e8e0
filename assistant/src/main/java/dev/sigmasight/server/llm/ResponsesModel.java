package dev.sigmasight.server.llm;

import dev.sigmasight.server.llm.Capabilities.Feature;
import dev.sigmasight.server.llm.ModelFailure.Kind;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * One model of a server of the Responses API. It is asked once for each reply, except that a
 * parameter which it turns out not to take is left out from then on.
 */
public final class ResponsesModel implements LanguageModel {
  static final String PROVIDER = "openai";
  private static final Logger LOG = LoggerFactory.getLogger(ResponsesModel.class);

  private final OpenAiServer server;
  private final String name;
  private final Capabilities capabilities;
  private final CallListener calls;
  private final Set<Feature> refused = ConcurrentHashMap.newKeySet();

  ResponsesModel(OpenAiServer server, String name, Capabilities capabilities, CallListener calls) {
    this.server = server;
    this.name = name;
    this.capabilities = capabilities;
    this.calls = calls;
  }

  @Override
  public String provider() {
    return PROVIDER;
  }

  /** Its name at the provider. */
  public String name() {
    return name;
  }

  @Override
  public Reply reply(Prompt prompt, Listener listener) throws InterruptedException {
    while (true) {
      Capabilities allowed = capabilities.without(refused);
      try {
        return once(new ResponseRequest(name, prompt, allowed), listener);
      } catch (ModelFailure failure) {
        Feature feature = failure.hint().refused();
        if (feature == null || !allowed.has(feature)) {
          throw failure;
        }
        refused.add(feature);
        LOG.info("{} does not take {}, which is left out from now on", name, feature);
      }
    }
  }

  private Reply once(ResponseRequest request, Listener listener) throws InterruptedException {
    long start = System.nanoTime();
    String outcome = "cancelled";
    Reply reply = null;
    try {
      reply = answer(request, listener);
      outcome = reply.ending().name().toLowerCase(Locale.ROOT);
      return reply;
    } catch (ModelFailure failure) {
      outcome = failure.kind().code();
      throw failure;
    } finally {
      Duration duration = Duration.ofNanos(System.nanoTime() - start);
      calls.ended(new ModelCall(PROVIDER, name, "reply", outcome, duration, usage(reply)));
    }
  }

  private static Reply.@Nullable Usage usage(@Nullable Reply reply) {
    return reply == null ? null : reply.usage();
  }

  private Reply answer(ResponseRequest request, Listener listener) throws InterruptedException {
    Transcript transcript = new Transcript(name, listener);
    try (Exchange exchange = server.ask(request.params())) {
      JsonNode event;
      do {
        event =
            exchange
                .next()
                .orElseThrow(
                    () -> new ModelFailure(Kind.BROKEN_OFF, "the stream ended without an end"));
      } while (!transcript.hear(event));
      exchange.satisfied();
    }
    return transcript.reply(request.prompt());
  }
}
