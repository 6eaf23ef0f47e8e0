package dev.sigmasight.server;

import dev.sigmasight.kernel.conversation.Transcript;
import dev.sigmasight.server.chat.AbandonedTurns;
import dev.sigmasight.server.chat.Models;
import dev.sigmasight.server.chat.Times;
import dev.sigmasight.server.chat.TurnSettings;
import dev.sigmasight.server.chat.Turns;
import dev.sigmasight.server.llm.LanguageModel;
import dev.sigmasight.server.llm.ModelChain;
import dev.sigmasight.server.llm.ModelGateway;
import dev.sigmasight.server.llm.PriceTable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the analyst's turns are given: models, limits and the time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChatBeans.Limits.class)
class ChatBeans {

  /**
   * Limits of answers.
   *
   * @param modelCalls the most calls of a model for one
   * @param toolCalls the most calls of tools for one
   * @param toolsAtOnce of one answer
   * @param wall how long one may take
   * @param inputTokens the most that a model is given
   * @param textLength the most characters of one
   * @param turnsAtOnce answers that this process writes at once
   * @param heartbeat how often a reader is told that the line stands
   */
  @ConfigurationProperties("sigmasight.chat")
  record Limits(
      @DefaultValue("6") int modelCalls,
      @DefaultValue("12") int toolCalls,
      @DefaultValue("4") int toolsAtOnce,
      @DefaultValue("60s") Duration wall,
      @DefaultValue("24000") int inputTokens,
      @DefaultValue("12000") int textLength,
      @DefaultValue("500") int turnsAtOnce,
      @DefaultValue("15s") Duration heartbeat) {}

  @Bean
  TurnSettings turnSettings(Limits limits) {
    try {
      return new TurnSettings(
          limits.modelCalls(),
          limits.toolCalls(),
          limits.toolsAtOnce(),
          limits.wall(),
          limits.inputTokens(),
          limits.textLength(),
          limits.turnsAtOnce(),
          limits.heartbeat());
    } catch (IllegalArgumentException e) {
      throw new StartRefused("sigmasight.chat: " + e.getMessage() + ".", e);
    }
  }

  /** The rules cost nothing and stand in for every other model. */
  @Bean
  Models models(
      ModelGateway gateway,
      ModelChain chain,
      @Qualifier("offline") LanguageModel rules,
      PriceTable prices,
      LanguageModelSettings settings) {
    List<String> names =
        gateway.status().isConfigured()
            ? Stream.concat(gateway.status().models().stream(), Stream.of(settings.deep()))
                .filter(name -> !name.isBlank())
                .toList()
            : List.of(rules.provider());
    return new Models(
        chain,
        rules,
        (model, usage) -> prices.costOf(model, usage).orElse(null),
        names,
        gateway.status().isConfigured() && settings.server().webSearch());
  }

  @Bean
  Times times(Clock clock) {
    return new Times(clock, System::nanoTime);
  }

  /** A command answers nobody, so only a server looks for what others left. */
  @Bean
  @ConditionalOnWebApplication
  AbandonedTurns abandonedTurns(Transcript transcript, Turns turns, Times times) {
    return new AbandonedTurns(transcript, turns, times);
  }
}
