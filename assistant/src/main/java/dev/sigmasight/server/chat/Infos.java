package dev.sigmasight.server.chat;

import dev.sigmasight.server.chat.Happening.Aside;
import dev.sigmasight.server.llm.LanguageModel.Notice;
import dev.sigmasight.server.llm.Reply;
import dev.sigmasight.server.tool.Citation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;

/** The events that tell something by the way. */
final class Infos {

  /** Why rules answer: no provider is set up. */
  private static final String NO_KEY = "no_key";

  /** Why rules answer: what may be spent is. */
  static final String NO_MONEY = "budget_spent";

  private Infos() {}

  /** A figure with a source comes next. */
  static Aside citation(Citation found) {
    Map<String, Object> members = kind("citation");
    members.put("number", found.number());
    members.put("handle", found.handle());
    members.put("tool", found.tool());
    members.put("pointer", found.pointer());
    members.put("value", found.value());
    put(members, "as_of", found.asOf());
    members.put("label", found.label());
    return new Aside(members);
  }

  /** A model is asked again, or another one. */
  static Aside notice(Notice notice) {
    return switch (notice) {
      case Notice.Retry(int attempt, int maxAttempts, long waitMillis) -> {
        Map<String, Object> members = kind("retry_scheduled");
        members.put("attempt", attempt);
        members.put("max_attempts", maxAttempts);
        members.put("retry_in_ms", waitMillis);
        members.put("retryable", true);
        yield new Aside(members);
      }
      case Notice.Switch(String from, String to, int attempt) -> {
        Map<String, Object> members = kind("model_switch");
        members.put("from", from);
        members.put("to", to);
        members.put("attempt", attempt);
        yield new Aside(members);
      }
      case Notice.Offline(String reason) -> offline(reason);
    };
  }

  /** Rules answer instead of a model. */
  private static Aside offline(String reason) {
    Map<String, Object> members = kind("offline");
    members.put("reason", reason);
    members.put(
        "message",
        switch (reason) {
          case NO_KEY -> "No AI provider is set up here, so rules answer.";
          default -> "The AI provider cannot answer at the moment, so rules do.";
        });
    return new Aside(members);
  }

  /** No model may be used, for the reason of a sentence. */
  static Aside noMoney(String why) {
    Map<String, Object> members = kind("offline");
    members.put("reason", NO_MONEY);
    members.put("message", why + " Rules answer.");
    return new Aside(members);
  }

  /** What is known about who asks cannot be looked up. */
  static Aside memoryOff() {
    return said("memory_off", "Knowledge and memory are off at the moment.");
  }

  /** The model searches the web. */
  static Aside searching() {
    return said("web_search", "Searching the web.");
  }

  /** A page of the web that the answer names. */
  static Aside webSource(Reply.WebSource source) {
    Map<String, Object> members = kind("web_source");
    members.put("url", source.url());
    members.put("title", source.title());
    return new Aside(members);
  }

  static Aside modeChanged(String before, String now) {
    Map<String, Object> members = kind("mode_changed");
    members.put("previous_mode", before);
    members.put("new_mode", now);
    return new Aside(members);
  }

  private static Aside said(String kind, String message) {
    Map<String, Object> members = kind(kind);
    members.put("message", message);
    return new Aside(members);
  }

  private static Map<String, Object> kind(String kind) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("info_type", kind);
    return members;
  }

  /** Unknown is null, which a map may hold though its type does not say so. */
  private static void put(Map<String, Object> members, String name, @Nullable String value) {
    if (value == null) {
      members.put(name, NullNode.getInstance());
    } else {
      members.put(name, value);
    }
  }
}
