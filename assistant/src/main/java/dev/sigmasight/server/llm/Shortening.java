package dev.sigmasight.server.llm;

import dev.sigmasight.server.llm.Item.Called;
import dev.sigmasight.server.llm.Item.Kept;
import dev.sigmasight.server.llm.Item.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prompts with less in them. */
final class Shortening {
  private Shortening() {}

  /**
   * Without the older half of what was said; the last message stays, and so do all calls with their
   * results. Empty if that leaves nothing out.
   */
  static Optional<Prompt> ofHistory(Prompt prompt) {
    long said = prompt.items().stream().filter(Said.class::isInstance).count();
    long left = said / 2;
    if (left == 0) {
      return Optional.empty();
    }
    List<Item> items = new ArrayList<>();
    long passed = 0;
    for (Item item : prompt.items()) {
      if (!(item instanceof Said) || passed++ >= left) {
        items.add(item);
      }
    }
    return Optional.of(with(prompt, items));
  }

  /**
   * Without what only the model that made it can read: its reasoning, and its own form of calls,
   * which refers to that.
   */
  static Prompt forAnotherModel(Prompt prompt) {
    return with(
        prompt,
        prompt.items().stream()
            .filter(item -> !(item instanceof Kept))
            .map(
                item ->
                    item instanceof Called called
                        ? new Called(called.callId(), called.tool(), called.arguments(), "")
                        : item)
            .toList());
  }

  private static Prompt with(Prompt prompt, List<Item> items) {
    return new Prompt(
        prompt.instructions(),
        items,
        prompt.tools(),
        prompt.mayCall(),
        prompt.schema(),
        prompt.depth(),
        prompt.maxOutputTokens(),
        prompt.run(),
        prompt.person());
  }
}
