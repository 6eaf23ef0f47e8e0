package dev.sigmasight.server;

import dev.sigmasight.server.conversation.Answering;
import dev.sigmasight.server.llm.Capabilities;
import dev.sigmasight.server.llm.ModelSettings;
import dev.sigmasight.server.llm.PriceTable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which language models are asked, where and how.
 *
 * @param enabled false, and rules answer, whatever else is set
 * @param key none, and rules answer
 * @param chain models separated by commas, asked in this order
 * @param deep asked first where much thought is wanted; empty for none of its own
 * @param embedding the model for vectors of documents; empty for none
 * @param prices a file with prices of models, beside those that come with the program
 */
@ConfigurationProperties("sigmasight.model")
record LanguageModelSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("") String key,
    @DefaultValue("gpt-5-mini") String chain,
    @DefaultValue("") String deep,
    @DefaultValue("text-embedding-3-small") String embedding,
    @DefaultValue("") String prices,
    @DefaultValue Server server,
    @DefaultValue Limits limits) {

  /**
   * A server of the Responses API.
   *
   * @param kind {@code openai}, {@code azure}, {@code ollama}, {@code vllm} or {@code llamacpp}
   * @param baseUrl up to and with {@code /v1}
   * @param with capabilities that it has beyond its kind, separated by commas
   * @param without capabilities of its kind that it lacks
   * @param webSearch whether the provider may search the web for an answer
   */
  record Server(
      @DefaultValue("openai") String kind,
      @DefaultValue("https://api.openai.com/v1") String baseUrl,
      @DefaultValue("") String with,
      @DefaultValue("") String without,
      @DefaultValue("false") boolean webSearch) {

    Capabilities capabilities() {
      Capabilities all =
          Capabilities.ofServer(kind)
              .with(Capabilities.named(with))
              .without(Capabilities.named(without));
      return webSearch
          ? all.with(Capabilities.named("web-search"))
          : all.without(Capabilities.named("web-search"));
    }

    /** Whether it is on this machine, so that asking it sends nothing away. */
    boolean isHere() {
      return Arrays.asList("localhost", "127.0.0.1", "[::1]").contains(uri().getHost());
    }

    URI uri() {
      return baseUrl.isBlank() ? ModelSettings.OPENAI : URI.create(baseUrl.strip());
    }
  }

  /**
   * How long one reply may take.
   *
   * @param total from sending to its end
   * @param idle without a sign of life
   */
  record Limits(@DefaultValue("60s") Duration total, @DefaultValue("20s") Duration idle) {}

  /**
   * The settings of the gateway.
   *
   * @param mayLeave whether anything may be sent to other machines
   */
  ModelSettings settings(boolean mayLeave) {
    return new ModelSettings(
        enabled && (mayLeave || server.isHere()) ? key : "",
        server.uri(),
        server.capabilities(),
        Arrays.asList(chain.split(",", -1)),
        deep,
        new ModelSettings.Patience(limits.total(), limits.idle()),
        embedding);
  }

  /** As {@link #settings}: who is told to those who ask. */
  Answering answering(boolean mayLeave) {
    ModelSettings settings = settings(mayLeave);
    return settings.isOnline()
        ? new Answering(settings.baseUrl().getHost(), settings.allModels())
        : Answering.BY_RULES;
  }

  PriceTable priceTable() {
    return prices.isBlank()
        ? PriceTable.shipped()
        : PriceTable.shippedWith(Path.of(prices.strip()));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "LanguageModelSettings[" + chain + "]";
  }
}
