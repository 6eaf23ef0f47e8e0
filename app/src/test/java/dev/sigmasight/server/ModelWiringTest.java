package dev.sigmasight.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.server.conversation.Answering;
import dev.sigmasight.server.llm.CallListener;
import dev.sigmasight.server.llm.Embedder;
import dev.sigmasight.server.llm.Item.Said;
import dev.sigmasight.server.llm.Item.Speaker;
import dev.sigmasight.server.llm.LanguageModel;
import dev.sigmasight.server.llm.ModelCall;
import dev.sigmasight.server.llm.ModelGateway;
import dev.sigmasight.server.llm.PriceTable;
import dev.sigmasight.server.llm.Prompt;
import dev.sigmasight.server.llm.Reply;
import dev.sigmasight.server.llm.ResponsesDouble;
import dev.sigmasight.server.llm.ScriptedStep;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;

/** Which model answers, by what is configured; the provider is a double. */
class ModelWiringTest {

  /** No configuration by its annotation, for a server of other tests would find it. */
  @EnableConfigurationProperties(ProviderSettings.class)
  static class Surroundings {
    @Bean("offline")
    LanguageModel offline() {
      return new Rules();
    }

    @Bean
    Calls calls() {
      return new Calls(new CopyOnWriteArrayList<>());
    }
  }

  /** Stands for the rules that answer without a model. */
  record Rules() implements LanguageModel {
    @Override
    public String provider() {
      return "offline";
    }

    @Override
    public Reply reply(Prompt prompt, Listener listener) {
      return new Reply(
          "offline",
          "rules",
          null,
          Reply.Ending.COMPLETED,
          List.of(),
          "by rules",
          List.of(),
          new Reply.Usage(0, 0, 0, 0, true));
    }
  }

  record Calls(List<ModelCall> all) implements CallListener {
    @Override
    public void ended(ModelCall call) {
      all.add(call);
    }
  }

  private static AnnotationConfigApplicationContext context(Map<String, Object> settings) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
    context.register(ModelBeans.class, ClockBean.class, Surroundings.class);
    context.refresh();
    return context;
  }

  private static String answer(AnnotationConfigApplicationContext context)
      throws InterruptedException {
    Prompt prompt =
        new Prompt(
            "Be brief.",
            List.of(new Said(Speaker.USER, "Hi")),
            List.of(),
            true,
            null,
            Prompt.Depth.BRIEF,
            100,
            "run",
            "person");
    return context.getBean(LanguageModel.class).reply(prompt, new Silence()).text();
  }

  private record Silence() implements LanguageModel.Listener {
    @Override
    public void started(String model, String responseId) {}

    @Override
    public void text(String delta) {}

    @Override
    public void refusal(String delta) {}

    @Override
    public void searching() {}

    @Override
    public void notice(LanguageModel.Notice notice) {}
  }

  private static Map<String, Object> asking(ResponsesDouble provider, String... more) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("sigmasight.model.key", ResponsesDouble.KEY);
    settings.put("sigmasight.model.server.base-url", provider.uri().toString());
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }

  @Test
  void asksTheConfiguredServer() throws InterruptedException {
    try (ResponsesDouble provider = new ResponsesDouble();
        AnnotationConfigApplicationContext context =
            context(asking(provider, "sigmasight.model.chain", "first, second"))) {
      provider.script(ScriptedStep.error("47-err-404-model.json"), ScriptedStep.text("by model"));

      assertThat(answer(context)).isEqualTo("by model");
      assertThat(provider.asked())
          .extracting(body -> body.path("model").asString())
          .containsExactly("first", "second");
      assertThat(context.getBean(Calls.class).all())
          .extracting(ModelCall::outcome)
          .containsExactly("model_not_found", "completed");
      assertThat(context.getBean(Embedder.class).embed(List.of("beta"))).hasSize(1);
      assertThat(provider.violations()).isEmpty();
    }
  }

  @Test
  void namesWhoIsAskedBeforeAnybodyAsks() {
    Map<String, Object> settings =
        Map.of(
            "sigmasight.model.key", "k",
            "sigmasight.model.chain", "first, second",
            "sigmasight.model.deep", "third");
    try (AnnotationConfigApplicationContext context = context(settings);
        AnnotationConfigApplicationContext without = context(Map.of())) {
      assertThat(context.getBean(Answering.class))
          .isEqualTo(new Answering("api.openai.com", List.of("first", "second", "third")));
      assertThat(without.getBean(Answering.class)).isEqualTo(Answering.BY_RULES);
    }
  }

  @Test
  void answersByRulesWithoutAKey() throws InterruptedException {
    try (AnnotationConfigApplicationContext context = context(Map.of())) {
      assertThat(answer(context)).isEqualTo("by rules");
      assertThat(context.getBeanProvider(Embedder.class).getIfAvailable()).isNull();
      assertThat(context.getBean(ModelGateway.class).status().isConfigured()).isFalse();
      assertThat(context.getBean(PriceTable.class).prices()).containsKey("gpt-5-mini");
    }
  }

  @Test
  void sendsNothingAwayWhereNothingMayLeaveThisMachine() throws InterruptedException {
    Map<String, Object> away =
        Map.of("sigmasight.providers.enabled", "false", "sigmasight.model.key", "k");
    try (ResponsesDouble provider = new ResponsesDouble();
        AnnotationConfigApplicationContext here =
            context(asking(provider, "sigmasight.providers.enabled", "false"));
        AnnotationConfigApplicationContext off =
            context(asking(provider, "sigmasight.model.enabled", "false"));
        AnnotationConfigApplicationContext elsewhere = context(away)) {
      provider.script(ScriptedStep.text("from this machine"));

      assertThat(answer(here)).isEqualTo("from this machine");
      assertThat(answer(off)).isEqualTo("by rules");
      assertThat(answer(elsewhere)).isEqualTo("by rules");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sigmasight.model.chain | , | there must be 1 to 5 models",
        "sigmasight.model.server.kind | gpt | \"gpt\" is no kind of server",
        "sigmasight.model.server.with | magic | \"magic\" is no capability",
        "sigmasight.model.server.base-url | api.openai.com | the base URL must be like",
        "sigmasight.model.limits.idle | 90s | the idle limit must be between",
        "sigmasight.model.key | two words | the key holds characters"
      })
  void refusesToStartWithSenselessSettings(String name, String value, String why) {
    assertThatThrownBy(() -> context(Map.of(name, value)).close())
        .satisfies(
            failure ->
                assertThat(StartFailures.sentence(failure))
                    .hasValueSatisfying(
                        sentence ->
                            assertThat(sentence).startsWith("sigmasight.model: ").contains(why)));
  }

  @Test
  void refusesToStartWithPricesThatCannotBeRead() {
    Path nowhere = Path.of("nowhere.json");
    assertThatThrownBy(() -> context(Map.of("sigmasight.model.prices", nowhere.toString())).close())
        .satisfies(
            failure ->
                assertThat(StartFailures.sentence(failure))
                    .hasValue("sigmasight.model: the price file nowhere.json cannot be read."));
  }

  @Test
  void saysNothingOfTheKey() {
    try (AnnotationConfigApplicationContext context =
        context(Map.of("sigmasight.model.key", "sk-secret-1"))) {
      assertThat(context.getBean(LanguageModelSettings.class).toString()).doesNotContain("secret");
    }
  }
}
