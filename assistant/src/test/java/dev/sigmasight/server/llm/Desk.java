package dev.sigmasight.server.llm;

import dev.sigmasight.server.llm.Item.Said;
import dev.sigmasight.server.llm.Item.Speaker;
import dev.sigmasight.server.llm.ModelSettings.Patience;
import dev.sigmasight.server.llm.Prompt.Depth;
import dev.sigmasight.server.llm.Reply.Ending;
import dev.sigmasight.server.llm.Reply.Usage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A gateway to a double of the provider, in a time of its own, and all that was heard. */
final class Desk implements AutoCloseable {
  static final String MODEL = "test-model-1";
  static final ToolDefinition CONCENTRATION =
      new ToolDefinition(
          "get_concentration_metrics",
          "Concentration of one portfolio owned by the caller.",
          """
          {"type": "object",
           "properties": {"portfolio_id": {"type": "string",
             "description": "Id of a portfolio the caller owns"}},
           "required": ["portfolio_id"], "additionalProperties": false}
          """);
  static final ToolDefinition QUOTES =
      new ToolDefinition(
          "get_current_quotes",
          "Last stored price for up to five tickers.",
          """
          {"type": "object",
           "properties": {"symbols": {"type": "array", "items": {"type": "string"}}},
           "required": ["symbols"], "additionalProperties": false}
          """);

  final ResponsesDouble provider = new ResponsesDouble();
  final ManualTime time = new ManualTime();
  final List<ModelCall> calls = new CopyOnWriteArrayList<>();
  final HeardLines heard = new HeardLines();
  final ModelGateway gateway;
  final ModelChain chain;

  Desk() {
    this("openai", MODEL);
  }

  Desk(String server, String... models) {
    this(server, new Patience(Duration.ofSeconds(60), Duration.ofSeconds(20)), models);
  }

  Desk(String server, Patience patience, String... models) {
    this(server, patience, List.of(models), null);
  }

  Desk(String server, Patience patience, List<String> models, @Nullable String deep) {
    ModelSettings settings =
        new ModelSettings(
            ResponsesDouble.KEY,
            provider.uri(),
            server.equals("searching")
                ? Capabilities.ofServer("openai").with(Capabilities.named("web-search"))
                : Capabilities.ofServer(server),
            models,
            deep,
            patience,
            "test-embed-1");
    gateway = new ModelGateway(settings, time.pacing(), calls::add);
    chain = gateway.chain(new Rules());
  }

  /** Stands for the rules that answer without a model. */
  record Rules() implements LanguageModel {
    @Override
    public String provider() {
      return "offline";
    }

    @Override
    public Reply reply(Prompt prompt, Listener listener) {
      listener.text("by rules");
      return new Reply(
          "offline",
          "rules",
          null,
          Ending.COMPLETED,
          List.of(new Said(Speaker.ASSISTANT, "by rules")),
          "by rules",
          List.of(),
          new Usage(0, 0, 0, 0, true));
    }
  }

  static Prompt asking(String text, ToolDefinition... tools) {
    return prompt(List.of(new Said(Speaker.USER, text)), tools);
  }

  static Prompt prompt(List<Item> items, ToolDefinition... tools) {
    return new Prompt(
        "Be brief.", items, List.of(tools), true, null, Depth.STANDARD, 800, "run_a1", "p-1");
  }

  Reply ask(Prompt prompt) throws InterruptedException {
    return chain.reply(prompt, heard);
  }

  Reply ask(String text) throws InterruptedException {
    return ask(asking(text));
  }

  /** How the calls ended, in order. */
  List<String> outcomes() {
    return calls.stream().map(ModelCall::outcome).toList();
  }

  @Override
  public void close() {
    gateway.close();
    provider.close();
  }
}
