package dev.sigmasight.server.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.server.llm.Capabilities.Feature;
import dev.sigmasight.server.llm.ModelSettings.Patience;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSettingsTest {
  private static ModelSettings settings(String key, String url, List<String> models) {
    return new ModelSettings(
        key,
        URI.create(url),
        Capabilities.ofServer("openai"),
        models,
        " ",
        new Patience(Duration.ofSeconds(60), Duration.ofSeconds(20)),
        "text-embedding-3-small");
  }

  @Test
  void sayNothingOfTheKey() {
    assertThat(settings("sk-secret", "https://api.openai.com/v1", List.of("m")).toString())
        .isEqualTo("ModelSettings[https://api.openai.com/v1, [m], key set]");
  }

  @Test
  void takeBlanksForNothing() {
    ModelSettings blank = settings("  ", "http://localhost:11434/v1", List.of(" a", "", "b "));

    assertThat(blank.isOnline()).isFalse();
    assertThat(blank.models()).containsExactly("a", "b");
    assertThat(blank.deepModel()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:11434",
        "ftp://host/v1",
        "https:///v1",
        "https://u:secret@host/v1",
        "https://host/v1?key=secret"
      })
  void refuseSenselessAddressesWithoutRepeatingSecrets(String url) {
    assertThatThrownBy(() -> settings("k", url, List.of("m")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the base URL")
        .hasMessageNotContaining("secret");
  }

  @Test
  void refuseSenselessModelsKeysAndTimes() {
    String url = "https://host/v1";
    assertThatThrownBy(() -> settings("k", url, List.of())).hasMessageContaining("1 to 5");
    assertThatThrownBy(() -> settings("k", url, List.of("a", "a"))).hasMessageContaining("twice");
    assertThatThrownBy(() -> settings("a\nb", url, List.of("a")))
        .hasMessageContaining("key")
        .hasMessageNotContaining("a\nb");
    assertThatThrownBy(() -> new Patience(Duration.ofMillis(10), Duration.ofMillis(10)))
        .hasMessageContaining("time limit");
    assertThatThrownBy(() -> new Patience(Duration.ofSeconds(5), Duration.ofSeconds(6)))
        .hasMessageContaining("idle limit");
  }

  @Test
  void knowWhatServersUnderstand() {
    assertThat(Capabilities.ofServer("OpenAI").has(Feature.REASONING_EFFORT)).isTrue();
    assertThat(Capabilities.ofServer("openai").has(Feature.WEB_SEARCH)).isFalse();
    assertThat(Capabilities.ofServer("llamacpp").features()).isEmpty();
    assertThat(
            Capabilities.ofServer("llamacpp")
                .with(Capabilities.named("metadata, answer-schema"))
                .without(Capabilities.named("metadata"))
                .features())
        .containsExactly(Feature.ANSWER_SCHEMA);
    assertThatThrownBy(() -> Capabilities.ofServer("gpt"))
        .hasMessage(
            "\"gpt\" is no kind of server; there are [azure, llamacpp, ollama, openai, vllm]");
    assertThatThrownBy(() -> Capabilities.named("magic"))
        .hasMessageStartingWith("\"magic\" is no capability; there are reasoning-effort");
  }

  @Test
  void knowTheFeatureOfARefusedParameter() {
    assertThat(Feature.ofParameter("reasoning.effort")).hasValue(Feature.REASONING_EFFORT);
    assertThat(Feature.ofParameter("include[0]")).hasValue(Feature.ENCRYPTED_REASONING);
    assertThat(Feature.ofParameter("text.verbosity")).hasValue(Feature.VERBOSITY);
    assertThat(Feature.ofParameter("text")).isEmpty();
    assertThat(Feature.ofParameter("")).isEmpty();
  }
}
