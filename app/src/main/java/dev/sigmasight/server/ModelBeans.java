package dev.sigmasight.server;

import dev.sigmasight.server.conversation.Answering;
import dev.sigmasight.server.llm.CallListener;
import dev.sigmasight.server.llm.Embedder;
import dev.sigmasight.server.llm.LanguageModel;
import dev.sigmasight.server.llm.ModelChain;
import dev.sigmasight.server.llm.ModelGateway;
import dev.sigmasight.server.llm.Pacing;
import dev.sigmasight.server.llm.PriceTable;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The language models: the configured server, and the rules of the bean {@code offline} where there
 * is none or it fails. An embedder is there only with a server: whoever wants one asks for an
 * {@code ObjectProvider<Embedder>}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LanguageModelSettings.class)
class ModelBeans {

  @Bean
  ModelGateway modelGateway(
      LanguageModelSettings settings,
      ProviderSettings providers,
      Clock clock,
      ObjectProvider<CallListener> listeners) {
    List<CallListener> all = listeners.orderedStream().toList();
    return orRefuse(
        () ->
            new ModelGateway(
                settings.settings(providers.enabled()),
                Pacing.of(clock),
                call -> all.forEach(listener -> listener.ended(call))));
  }

  @Bean
  @Primary
  ModelChain languageModel(ModelGateway gateway, @Qualifier("offline") LanguageModel offline) {
    return gateway.chain(offline);
  }

  /** None is how Spring is told that there is no such bean. */
  @Bean
  @Nullable Embedder embedder(ModelGateway gateway) {
    return gateway.embedder().orElse(null);
  }

  @Bean
  Answering answering(LanguageModelSettings settings, ProviderSettings providers) {
    return orRefuse(() -> settings.answering(providers.enabled()));
  }

  @Bean
  PriceTable priceTable(LanguageModelSettings settings) {
    return orRefuse(settings::priceTable);
  }

  private static <T> T orRefuse(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new StartRefused("sigmasight.model: " + e.getMessage() + ".", e);
    }
  }
}
