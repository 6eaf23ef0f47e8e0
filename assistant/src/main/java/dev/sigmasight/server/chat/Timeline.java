package dev.sigmasight.server.chat;

import dev.sigmasight.server.chat.Happening.Moment;
import java.util.ArrayList;
import java.util.List;

/** Notes when a turn told what; of the answer only when it began or went on after tools. */
final class Timeline {
  private final List<Moment> moments = new ArrayList<>();
  private final List<Integer> gaps = new ArrayList<>();
  private int returned = -1;
  private boolean isText;

  /**
   * The notes.
   *
   * @param moments in milliseconds since the question
   * @param gaps milliseconds from each last result of tools to the text that followed
   */
  record Told(List<Moment> moments, List<Integer> gaps) {
    Told {
      moments = List.copyOf(moments);
      gaps = List.copyOf(gaps);
    }
  }

  void add(Happening what, int millis) {
    switch (what) {
      case Happening.Token _ when isText -> {}
      case Happening.Aside _ -> {}
      case Happening.Token _ -> {
        isText = true;
        if (returned >= 0) {
          gaps.add(millis - returned);
          returned = -1;
        }
        moments.add(new Moment(what.type(), millis));
      }
      case Happening.ToolReturned _ -> {
        isText = false;
        returned = millis;
        moments.add(new Moment(what.type(), millis));
      }
      default -> moments.add(new Moment(what.type(), millis));
    }
  }

  Told told() {
    return new Told(moments, gaps);
  }
}
