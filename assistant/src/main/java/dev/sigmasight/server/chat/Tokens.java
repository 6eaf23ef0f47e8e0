package dev.sigmasight.server.chat;

import dev.sigmasight.server.llm.Item;
import dev.sigmasight.server.llm.Prompt;
import java.util.List;

/** Estimates of how many tokens a text takes: one for four characters, a little more each. */
final class Tokens {
  private static final int CHARACTERS = 4;
  private static final int EACH = 4;

  private Tokens() {}

  static int of(String text) {
    return ofCharacters(text.length()) + EACH;
  }

  static int ofCharacters(int count) {
    return count / CHARACTERS;
  }

  static int of(Item item) {
    return switch (item) {
      case Item.Said(_, String text) -> of(text);
      case Item.Called(_, String tool, String arguments, String raw) ->
          of(raw.isEmpty() ? tool + arguments : raw);
      case Item.Returned(_, String output) -> of(output);
      case Item.Kept(String raw) -> of(raw);
    };
  }

  static int of(List<Item> items) {
    return items.stream().mapToInt(Tokens::of).sum();
  }

  static int of(Prompt prompt) {
    return of(prompt.instructions())
        + of(prompt.items())
        + prompt.tools().stream()
            .mapToInt(tool -> of(tool.name() + tool.description() + tool.parameters()))
            .sum();
  }
}
