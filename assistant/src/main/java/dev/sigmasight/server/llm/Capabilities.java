package dev.sigmasight.server.llm;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a server of the Responses API understands beyond text and function tools. It is sent nothing
 * else.
 */
public record Capabilities(Set<Feature> features) {
  private static final Map<String, Capabilities> SERVERS =
      new TreeMap<>(
          Map.of(
              "openai",
              all(),
              "azure",
              all().without(EnumSet.of(Feature.SAFETY_IDENTIFIER)),
              "ollama",
              of(Feature.ANSWER_SCHEMA),
              "vllm",
              of(Feature.ANSWER_SCHEMA, Feature.PARALLEL_CALLS, Feature.METADATA),
              "llamacpp",
              of()));

  public Capabilities {
    features = Set.copyOf(features);
  }

  /** One thing that a server may or may not take. */
  public enum Feature {
    /** How much to think before answering. */
    REASONING_EFFORT("reasoning"),
    /** Its thoughts come along encrypted and are sent back. */
    ENCRYPTED_REASONING("include"),
    /** How many words to make. */
    VERBOSITY("text.verbosity"),
    /** An answer in a given shape. */
    ANSWER_SCHEMA("text.format"),
    /** Several calls of tools in one reply. */
    PARALLEL_CALLS("parallel_tool_calls"),
    /** The name of the turn for its records. */
    METADATA("metadata"),
    /** The pseudonym of who asks, for its watch over misuse. */
    SAFETY_IDENTIFIER("safety_identifier"),
    /** Its own search of the web; only where the operator switches it on. */
    WEB_SEARCH("tools"),
    /** Embeddings of a length of our choice. */
    EMBEDDING_DIMENSIONS("dimensions");

    private final String parameter;

    Feature(String parameter) {
      this.parameter = parameter;
    }

    /** The feature that a parameter of a request, as {@code reasoning.effort}, belongs to. */
    static Optional<Feature> ofParameter(String name) {
      return Arrays.stream(values())
          .filter(
              feature ->
                  name.equals(feature.parameter)
                      || name.startsWith(feature.parameter + ".")
                      || name.startsWith(feature.parameter + "["))
          .findFirst();
    }

    /** The feature of a name in settings, as {@code web-search}. */
    static Feature named(String name) {
      try {
        return valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
      } catch (IllegalArgumentException e) {
        String known =
            Arrays.stream(values())
                .map(feature -> feature.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
            "\"" + name.strip() + "\" is no capability; there are " + known, e);
      }
    }
  }

  /**
   * What a kind of server understands: {@code openai}, {@code azure}, {@code ollama}, {@code vllm}
   * or {@code llamacpp}. None of them searches the web unless it is switched on.
   */
  public static Capabilities ofServer(String name) {
    Capabilities known = SERVERS.get(name.strip().toLowerCase(Locale.ROOT));
    if (known == null) {
      throw new IllegalArgumentException(
          "\"" + name.strip() + "\" is no kind of server; there are " + SERVERS.keySet());
    }
    return known;
  }

  /** The features of names separated by commas. */
  public static Set<Feature> named(String names) {
    return Arrays.stream(names.split(",", -1))
        .filter(name -> !name.isBlank())
        .map(Feature::named)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Feature.class)));
  }

  public boolean has(Feature feature) {
    return features.contains(feature);
  }

  /** These and more. */
  public Capabilities with(Set<Feature> more) {
    EnumSet<Feature> union = EnumSet.noneOf(Feature.class);
    union.addAll(features);
    union.addAll(more);
    return new Capabilities(union);
  }

  /** These without some. */
  public Capabilities without(Set<Feature> some) {
    EnumSet<Feature> rest = EnumSet.noneOf(Feature.class);
    rest.addAll(features);
    rest.removeAll(some);
    return new Capabilities(rest);
  }

  private static Capabilities all() {
    return new Capabilities(EnumSet.complementOf(EnumSet.of(Feature.WEB_SEARCH)));
  }

  private static Capabilities of(Feature... features) {
    return new Capabilities(Set.of(features));
  }
}
