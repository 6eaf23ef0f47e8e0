package dev.sigmasight.server.llm;

import dev.sigmasight.server.llm.ModelFailure.Kind;
import dev.sigmasight.server.llm.Reply.Ending;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the events of one reply say, told to the listener while they come. Members may be missing
 * and events unknown; what an item says when it is done counts more than its pieces.
 */
final class Transcript {
  private final LanguageModel.Listener listener;
  private final SortedMap<Integer, OutputItem> items = new TreeMap<>();
  private String model;
  private @Nullable String responseId;
  private boolean started;
  private @Nullable OutputItem speaking;
  private @Nullable Ending ending;
  private JsonNode usage = Json.nothing();

  Transcript(String model, LanguageModel.Listener listener) {
    this.model = model;
    this.listener = listener;
  }

  /**
   * Takes in an event.
   *
   * @return whether it was the last one that matters
   * @throws ModelFailure if it says that there will be no reply
   */
  boolean hear(JsonNode event) {
    String type = Json.text(event, "type");
    switch (type) {
      case "response.created", "response.in_progress", "response.queued" ->
          start(event.path("response"));
      case "response.completed", "response.incomplete", "response.failed" ->
          end(event.path("response"), type.substring("response.".length()));
      case "error" -> throw failure(event);
      case "" -> hearUntyped(event);
      case "response.web_search_call.searching", "response.web_search_call.completed" ->
          listener.searching();
      default -> hearItem(type, event);
    }
    return ending != null;
  }

  /** A whole response instead of a stream, or an error without a word around it. */
  private void hearUntyped(JsonNode event) {
    if (event.path("error").isObject() && !event.has("output")) {
      throw failure(event);
    }
    if (event.has("output")) {
      end(event, Json.text(event, "status"));
    }
  }

  private static ModelFailure failure(JsonNode event) {
    JsonNode nested = event.path("error");
    return ProviderError.of(nested.isObject() ? nested : event).failure(null);
  }

  private void hearItem(String type, JsonNode event) {
    switch (type) {
      case "response.output_item.added" -> at(event).announce(event.path("item"));
      case "response.output_text.delta" -> say(at(event), part(event), Json.text(event, "delta"));
      case "response.output_text.done" -> sayRest(at(event), part(event), Json.text(event, "text"));
      case "response.output_text.annotation.added" ->
          at(event).annotate(part(event), event.path("annotation"));
      case "response.refusal.delta" -> refuse(at(event), part(event), Json.text(event, "delta"));
      case "response.refusal.done" ->
          refuseRest(at(event), part(event), Json.text(event, "refusal"));
      case "response.function_call_arguments.delta" ->
          at(event).arguments().append(Json.text(event, "delta"));
      case "response.function_call_arguments.done" ->
          replace(at(event).arguments(), Json.text(event, "arguments"));
      case "response.output_item.done" -> complete(at(event), event.path("item"));
      default -> {} // of no concern to us, or younger than we are
    }
  }

  private OutputItem at(JsonNode event) {
    JsonNode index = event.path("output_index");
    if (index.isNumber()) {
      return items.computeIfAbsent(index.asInt(0), key -> new OutputItem());
    }
    String id = Json.text(event, "item_id");
    return items.values().stream()
        .filter(item -> item.hasId(id))
        .findFirst()
        .orElseGet(() -> items.computeIfAbsent(lastIndex(), key -> new OutputItem()));
  }

  private int lastIndex() {
    return items.isEmpty() ? 0 : items.lastKey();
  }

  private static int part(JsonNode event) {
    return Json.number(event, "content_index");
  }

  private void start(JsonNode response) {
    String id = Json.text(response, "id");
    String name = Json.text(response, "model");
    responseId = id.isEmpty() ? responseId : id;
    model = name.isEmpty() ? model : name;
    if (!started) {
      started = true;
      listener.started(model, id);
    }
  }

  private void say(OutputItem item, int part, String delta) {
    if (delta.isEmpty()) {
      return;
    }
    boolean another = speaking != null && !speaking.equals(item);
    speaking = item;
    item.text(part).append(delta);
    listener.text(another ? "\n\n" + delta : delta);
  }

  private void sayRest(OutputItem item, int part, String whole) {
    if (whole.startsWith(item.text(part).toString())) {
      say(item, part, whole.substring(item.text(part).length()));
    }
  }

  private void refuse(OutputItem item, int part, String delta) {
    if (!delta.isEmpty()) {
      item.refusal(part).append(delta);
      listener.refusal(delta);
    }
  }

  private void refuseRest(OutputItem item, int part, String whole) {
    if (whole.startsWith(item.refusal(part).toString())) {
      refuse(item, part, whole.substring(item.refusal(part).length()));
    }
  }

  private static void replace(StringBuilder buffer, String whole) {
    if (!whole.isEmpty()) {
      buffer.replace(0, buffer.length(), whole);
    }
  }

  private void complete(OutputItem item, JsonNode done) {
    item.complete(done);
    int part = 0;
    for (JsonNode content : Json.list(done, "content")) {
      if (Json.text(done, "type").equals("message")) {
        sayRest(item, part, Json.text(content, "text"));
        refuseRest(item, part, Json.text(content, "refusal"));
      }
      part++;
    }
  }

  private void end(JsonNode response, String status) {
    start(response);
    if (status.equals("failed") || status.equals("cancelled")) {
      throw ProviderError.of(response.path("error")).failure(null);
    }
    int index = 0;
    for (JsonNode item : Json.list(response, "output")) {
      OutputItem known = items.computeIfAbsent(index++, key -> new OutputItem());
      if (!known.isWhole()) {
        complete(known, item);
      }
    }
    usage = response.path("usage");
    ending = ending(status, Json.text(response.path("incomplete_details"), "reason"));
  }

  private static Ending ending(String status, String reason) {
    if (!status.equals("incomplete")) {
      return Ending.COMPLETED;
    }
    return reason.equals("content_filter") ? Ending.FILTERED : Ending.TRUNCATED;
  }

  /** The reply, once it has ended. */
  Reply reply(Prompt prompt) {
    if (ending == null) {
      throw new IllegalStateException("the reply has not ended");
    }
    Produced produced = produced();
    return new Reply(
        ResponsesModel.PROVIDER,
        model,
        responseId,
        produced.isRefused() && ending == Ending.COMPLETED ? Ending.REFUSED : ending,
        produced.items(),
        produced.text(),
        produced.sources(),
        usage().orElseGet(() -> TokenEstimate.of(prompt, produced.items())));
  }

  private Produced produced() {
    Collection<OutputItem> all = items.values();
    Produced produced = new Produced();
    all.forEach(produced::add);
    if (all.isEmpty() && ending == Ending.COMPLETED) {
      throw new ModelFailure(Kind.MALFORMED, "a completed reply without any item");
    }
    return produced;
  }

  private Optional<Reply.Usage> usage() {
    return usage.path("input_tokens").isNumber()
        ? Optional.of(
            new Reply.Usage(
                Json.number(usage, "input_tokens"),
                Json.number(usage.path("input_tokens_details"), "cached_tokens"),
                Json.number(usage, "output_tokens"),
                Json.number(usage.path("output_tokens_details"), "reasoning_tokens"),
                false))
        : Optional.empty();
  }
}
