package dev.sigmasight.server.llm;

import dev.sigmasight.server.llm.Item.Called;
import dev.sigmasight.server.llm.Item.Kept;
import dev.sigmasight.server.llm.Item.Returned;
import dev.sigmasight.server.llm.Item.Said;
import dev.sigmasight.server.llm.Reply.Usage;

/** Tokens by counting characters: a token is four of them, as in English prose, rounded up. */
final class TokenEstimate {
  private static final int CHARACTERS_PER_TOKEN = 4;

  private TokenEstimate() {}

  static int of(String text) {
    return of(text.length());
  }

  /** Everything that goes out. */
  static int of(Prompt prompt) {
    long characters = prompt.instructions().length();
    for (ToolDefinition tool : prompt.tools()) {
      characters += tool.name().length() + tool.description().length() + tool.parameters().length();
    }
    for (Item item : prompt.items()) {
      characters += characters(item);
    }
    Prompt.AnswerSchema schema = prompt.schema();
    return of(schema == null ? characters : characters + schema.json().length());
  }

  /** For a reply whose server told nothing. */
  static Usage of(Prompt prompt, Iterable<Item> produced) {
    long characters = 0;
    for (Item item : produced) {
      characters += characters(item);
    }
    return new Usage(of(prompt), 0, of(characters), 0, true);
  }

  private static long characters(Item item) {
    return switch (item) {
      case Said said -> said.text().length();
      case Called called -> called.tool().length() + called.arguments().length();
      case Returned returned -> returned.output().length();
      case Kept kept -> kept.raw().length();
    };
  }

  private static int of(long characters) {
    return Math.toIntExact(Math.ceilDiv(characters, CHARACTERS_PER_TOKEN));
  }
}
