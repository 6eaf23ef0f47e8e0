package dev.sigmasight.server;

import dev.sigmasight.server.feedback.Rounds;
import dev.sigmasight.server.feedback.Upkeep;
import dev.sigmasight.server.insight.DailySummaries;
import dev.sigmasight.server.insight.InsightModel;
import dev.sigmasight.server.llm.LanguageModel;
import dev.sigmasight.server.llm.ModelGateway;
import dev.sigmasight.server.llm.PriceTable;
import dev.sigmasight.server.llm.Reply;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** What memories, feedback and insights are given: a model, and work in the background. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FeedbackBeans.Feedback.class, FeedbackBeans.Insights.class})
class FeedbackBeans {
  /** What wording an insight takes at most. */
  private static final Reply.Usage MOST = new Reply.Usage(10_000, 0, 5_000, 0, true);

  /**
   * What is said about messages.
   *
   * @param upkeep how often it is brought in step with the messages
   */
  @ConfigurationProperties("sigmasight.feedback")
  record Feedback(@DefaultValue("5m") Duration upkeep) {}

  /**
   * Insights that are written by themselves.
   *
   * @param daily whether the daily summary is written again of portfolios that had one
   * @param every how often new figures are looked for
   */
  @ConfigurationProperties("sigmasight.insights")
  record Insights(@DefaultValue("false") boolean daily, @DefaultValue("1h") Duration every) {}

  @Bean
  InsightModel insightModel(LanguageModel model, ModelGateway gateway, PriceTable prices) {
    BigDecimal most =
        gateway.status().models().stream()
            .map(name -> prices.costOf(name, MOST))
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder())
            .orElse(BigDecimal.ZERO);
    return new InsightModel(model, (name, usage) -> prices.costOf(name, usage).orElse(null), most);
  }

  @Bean(initMethod = "open")
  @ConditionalOnWebApplication
  @DependsOn("aiSchema") // its tables are there first
  Rounds feedbackUpkeep(Upkeep upkeep, Feedback settings) {
    return new Rounds("feedback-upkeep", settings.upkeep(), upkeep::round);
  }

  @Bean
  @ConditionalOnWebApplication
  @DependsOn("aiSchema") // its tables are there first
  Rounds dailySummaries(DailySummaries summaries, Insights settings) {
    Rounds rounds = new Rounds("daily-summaries", settings.every(), summaries::write);
    if (settings.daily()) {
      rounds.open();
    }
    return rounds;
  }
}
