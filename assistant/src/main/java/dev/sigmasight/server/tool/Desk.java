package dev.sigmasight.server.tool;

import dev.sigmasight.database.DatabaseUnavailable;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.llm.ToolDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Where the tools are used in one turn, on behalf of one account. Safe for several threads. */
public final class Desk {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private final Inquiry inquiry;
  private final AtomicInteger handles = new AtomicInteger();
  private final Map<String, CompletableFuture<Sheet>> asked = new HashMap<>();
  private final Map<String, Sheet> sheets = new ConcurrentHashMap<>();

  Desk(Inquiry inquiry) {
    this.inquiry = inquiry;
  }

  /** The tools there are. */
  public List<ToolDefinition> definitions() {
    return Catalogue.definitions();
  }

  /**
   * A JSON object with one member, {@code situation}, that tells the model which portfolios there
   * are, by handle, with their newest figures. It holds text of other people and belongs where data
   * stands, never in instructions. The rule-based model looks for it among what the user said.
   */
  public String situation() {
    return Situation.of(inquiry);
  }

  /**
   * Uses a tool. Whatever is wrong with the call is in the result.
   *
   * @param arguments as the model wrote them
   */
  public ToolResult call(String tool, String arguments) {
    Optional<Tool<?>> found = Catalogue.named(tool);
    JsonNode given = Json.object();
    try {
      given = Arguments.parse(arguments);
      Tool.Call<?> call =
          found
              .orElseThrow(() -> new BadCall("UNKNOWN_TOOL", "There is no such tool."))
              .read(given);
      return once(call, given);
    } catch (BadCall e) {
      String named = found.isPresent() ? tool : "unknown";
      return keep(Sheet.error(handle(), named, given, new Sheet.Failure(e.code(), e.text())))
          .result();
    }
  }

  /** Answers a call, or waits for the answer to the same call that somebody else is finding. */
  private ToolResult once(Tool.Call<?> call, JsonNode given) {
    CompletableFuture<Sheet> mine = new CompletableFuture<>();
    CompletableFuture<Sheet> known;
    synchronized (asked) {
      known = asked.putIfAbsent(call.key(), mine);
    }
    if (known != null) {
      return known.join().result().repeated();
    }
    return answer(call, given, mine).result();
  }

  private Sheet answer(Tool.Call<?> call, JsonNode given, CompletableFuture<Sheet> waiting) {
    try {
      Sheet sheet = keep(ask(call, given));
      if (sheet.isPassing()) {
        synchronized (asked) {
          asked.remove(call.key());
        }
      }
      waiting.complete(sheet);
      return sheet;
    } finally {
      waiting.completeExceptionally(new IllegalStateException("The call broke off."));
    }
  }

  private Sheet ask(Tool.Call<?> call, JsonNode given) {
    String handle = handle();
    String tool = call.tool().id();
    try {
      return Sheet.of(inquiry, handle, call, given);
    } catch (BadCall e) {
      return Sheet.error(handle, tool, given, new Sheet.Failure(e.code(), e.text()));
    } catch (ProblemException e) {
      return Sheet.error(handle, tool, given, failure(e.problem()));
    } catch (DatabaseUnavailable e) {
      LOG.warn("A tool found no database: {}", e.database());
      return Sheet.error(handle, tool, given, Sheet.Failure.noDatabase(e.database()));
    } catch (RuntimeException e) {
      LOG.error("A tool failed: {}", tool, e);
      return Sheet.error(handle, tool, given, new Sheet.Failure("FAILED", "The tool failed."));
    }
  }

  private static Sheet.Failure failure(Problem problem) {
    return problem instanceof Problem.Unavailable
        ? new Sheet.Failure(Sheet.Failure.UNAVAILABLE, problem.detail())
        : new Sheet.Failure(problem.code(), problem.detail());
  }

  private String handle() {
    return "T" + handles.incrementAndGet();
  }

  private Sheet keep(Sheet sheet) {
    sheets.put(sheet.result().handle(), sheet);
    return sheet;
  }

  /** What a tool returned in this turn. */
  Optional<Sheet> sheet(String handle) {
    return Optional.ofNullable(sheets.get(handle));
  }

  /** All that tools returned in this turn. */
  List<Sheet> sheets() {
    return List.copyOf(sheets.values());
  }
}
