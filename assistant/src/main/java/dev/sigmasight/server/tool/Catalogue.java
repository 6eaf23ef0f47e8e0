package dev.sigmasight.server.tool;

import static java.util.stream.Collectors.toMap;

import dev.sigmasight.server.llm.ToolDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** All tools, in the order in which a model is told of them. */
final class Catalogue {
  private static final Map<String, Tool<?>> TOOLS =
      Stream.of(ValueTools.ALL, HoldingTools.ALL, RiskTools.ALL, ScenarioTools.ALL, MarketTools.ALL)
          .flatMap(List::stream)
          .collect(toMap(Tool::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));

  private Catalogue() {}

  static Optional<Tool<?>> named(String name) {
    return Optional.ofNullable(TOOLS.get(name));
  }

  static List<ToolOffer> offers() {
    return TOOLS.values().stream()
        .map(tool -> new ToolOffer(tool.definition(), tool.title()))
        .toList();
  }

  static List<ToolDefinition> definitions() {
    return TOOLS.values().stream().<ToolDefinition>map(Tool::definition).toList();
  }
}
