package dev.sigmasight.server.llm;

import dev.sigmasight.server.llm.ResponsesDouble.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the double does with one request: what it sends, and how it misbehaves while it does. */
public final class ScriptedStep {
  private final int status;
  private final Map<String, String> headers;
  private final Function<Request, List<String>> content;
  private final Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
  private final List<String> omitted = new ArrayList<>();
  private Predicate<Request> matcher = request -> true;
  private int stopAfter = Integer.MAX_VALUE;
  private int waitAfter = Integer.MAX_VALUE;
  private @Nullable CountDownLatch released;
  private @Nullable CountDownLatch reached;
  private List<String> parts = List.of();

  /** How it deviates from what a good server does. */
  enum Quirk {
    RESET,
    BREAK,
    HEARTBEAT,
    SPLIT,
    CRLF,
    NO_EVENT_LINES,
    DONE,
    UNKNOWN_EVENTS,
    PINGS
  }

  private ScriptedStep(
      int status, Map<String, String> headers, Function<Request, List<String>> content) {
    this.status = status;
    this.headers = headers;
    this.content = content;
  }

  /** The stream of a file, as {@code 01-text.sse}. */
  public static ScriptedStep stream(String file) {
    String text = read(file);
    return events(
        request ->
            Arrays.stream(text.split("\n\n", -1)).filter(frame -> !frame.isBlank()).toList());
  }

  /** Status, headers and body of a file, as {@code 43-err-500.json}. */
  public static ScriptedStep error(String file) {
    JsonNode error = Json.parsed(read(file)).orElseThrow();
    Map<String, String> headers =
        error.path("headers").properties().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asString()));
    return new ScriptedStep(
        error.path("status").asInt(), headers, request -> List.of(error.path("body").toString()));
  }

  /** The body of a file, as a server that does not stream sends it. */
  public static ScriptedStep body(String file) {
    return json(200, read(file));
  }

  /** Any status and JSON. */
  public static ScriptedStep json(int status, String body) {
    return raw(status, "application/json", body);
  }

  /** Any status, type and text. */
  public static ScriptedStep raw(int status, String type, String body) {
    return new ScriptedStep(status, Map.of("content-type", type), request -> List.of(body));
  }

  /** An error of a status without words. */
  public static ScriptedStep status(int status, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("content-type", "application/json");
    String body = "{\"error\":{\"message\":\"double: status " + status + "\"}}";
    return new ScriptedStep(status, all, request -> List.of(body));
  }

  /** An answer in words, in pieces of a few characters. */
  public static ScriptedStep text(String text) {
    return events(request -> new ScriptedReply(request).text(text));
  }

  /** Calls of tools: name and arguments in turn. */
  public static ScriptedStep calls(String... namesAndArguments) {
    return events(request -> new ScriptedReply(request).calls(List.of(namesAndArguments)));
  }

  static ScriptedStep refusal(String why) {
    String quoted = why.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ");
    return json(
        400, "{\"error\":{\"message\":\"" + quoted + "\",\"type\":\"invalid_request_error\"}}");
  }

  private static ScriptedStep events(Function<Request, List<String>> frames) {
    return new ScriptedStep(200, Map.of("content-type", "text/event-stream"), frames);
  }

  /** Only for such requests. */
  public ScriptedStep when(Predicate<Request> predicate) {
    matcher = predicate;
    return this;
  }

  /** Before the first byte it waits for a latch. */
  public ScriptedStep waitingFor(CountDownLatch latch) {
    return waitingAfter(0, latch);
  }

  /** After some events it waits for a latch. */
  public ScriptedStep waitingAfter(int events, CountDownLatch latch) {
    waitAfter = events;
    released = latch;
    return this;
  }

  /** Counts a latch down when it begins to wait. */
  public ScriptedStep telling(CountDownLatch latch) {
    reached = latch;
    return this;
  }

  /** Ends in good order after some events, as if there were no more. */
  public ScriptedStep endingAfter(int events) {
    stopAfter = events;
    return this;
  }

  /** Closes the connection in the middle of the answer, after some events. */
  public ScriptedStep breakingAfter(int events) {
    quirks.add(Quirk.BREAK);
    return endingAfter(events);
  }

  /** While it waits it sends a comment ten times a second, and counts each at the told latch. */
  public ScriptedStep withHeartbeat() {
    quirks.add(Quirk.HEARTBEAT);
    return this;
  }

  /** Resets the connection after some events; 0 is before any answer. */
  public ScriptedStep resettingAfter(int events) {
    quirks.add(Quirk.RESET);
    return endingAfter(events);
  }

  /** Sends every byte on its own: within characters, and between the line ends of a blank line. */
  public ScriptedStep split() {
    quirks.add(Quirk.SPLIT);
    return this;
  }

  public ScriptedStep withCrlf() {
    quirks.add(Quirk.CRLF);
    return this;
  }

  public ScriptedStep withoutEventLines() {
    quirks.add(Quirk.NO_EVENT_LINES);
    return this;
  }

  public ScriptedStep withDone() {
    quirks.add(Quirk.DONE);
    return this;
  }

  public ScriptedStep withUnknownEvents() {
    quirks.add(Quirk.UNKNOWN_EVENTS);
    return this;
  }

  public ScriptedStep withPings() {
    quirks.add(Quirk.PINGS);
    return this;
  }

  /** Leaves members out of the top of every event. */
  public ScriptedStep omitting(String... members) {
    omitted.addAll(List.of(members));
    return this;
  }

  boolean fits(Request request) {
    return matcher.test(request);
  }

  /** The same with what it sends for a request. */
  ScriptedStep answering(Request request) {
    ScriptedStep answer = new ScriptedStep(status, headers, content);
    answer.quirks.addAll(quirks);
    answer.stopAfter = stopAfter;
    answer.waitAfter = waitAfter;
    answer.released = released;
    answer.reached = reached;
    answer.omitted.addAll(omitted);
    answer.parts = content.apply(request);
    return answer;
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  boolean isStream() {
    return "text/event-stream".equals(headers.get("content-type"));
  }

  boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }

  int stopAfter() {
    return stopAfter;
  }

  Optional<CountDownLatch> waitsAt(int events) {
    return events == waitAfter ? Optional.ofNullable(released) : Optional.empty();
  }

  boolean waits() {
    return released != null;
  }

  /** Ends its waiting, since nobody waits for it any more. */
  void releases() {
    if (released != null) {
      released.countDown();
    }
  }

  void reached() {
    if (reached != null) {
      reached.countDown();
    }
  }

  /** The frames of a stream without their blank lines, or the body alone. */
  List<String> parts() {
    return isStream() ? parts.stream().map(this::changed).toList() : parts;
  }

  private String changed(String frame) {
    String result = frame;
    for (String member : omitted) {
      result = result.replaceAll(",\"" + member + "\":(\"(?:[^\"\\\\]|\\\\.)*\"|[0-9]+|\\[])", "");
    }
    return has(Quirk.NO_EVENT_LINES) ? result.replaceFirst("^event: .*\n", "") : result;
  }

  private static String read(String file) {
    try (InputStream in = ScriptedStep.class.getResourceAsStream("/openai/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
