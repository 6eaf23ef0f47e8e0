package dev.sigmasight.server.tag;

import java.util.List;

/** The tags that an account without any is offered. */
final class DefaultTags {
  /** In their order. */
  static final List<NewTag> ALL =
      List.of(
          tag("income", "#4CAF50", 0),
          tag("growth", "#2196F3", 1),
          tag("defensive", "#FF9800", 2),
          tag("speculative", "#F44336", 3),
          tag("tech", "#9C27B0", 4),
          tag("finance", "#00BCD4", 5),
          tag("healthcare", "#8BC34A", 6),
          tag("energy", "#FFC107", 7),
          tag("options", "#795548", 8),
          tag("long-term", "#607D8B", 9));

  private DefaultTags() {}

  private static NewTag tag(String name, String color, int place) {
    return new NewTag(name, color, null, place, false);
  }
}
