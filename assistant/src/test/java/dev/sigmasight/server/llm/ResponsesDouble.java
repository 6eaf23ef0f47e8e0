package dev.sigmasight.server.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A server of the Responses API on this machine that answers as its script says, over real sockets,
 * and looks closely at what it is asked: a request against its rules is answered with 400 and
 * remembered as a violation. Embeddings need no script.
 */
public final class ResponsesDouble implements AutoCloseable {
  /** The key it takes. */
  public static final String KEY = "double-key-0001";

  private final ServerSocket socket;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Deque<ScriptedStep> script = new ArrayDeque<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<String> violations = new CopyOnWriteArrayList<>();
  private final RequestRules rules = new RequestRules();
  private final CountDownLatch abandoned = new CountDownLatch(1);
  private @Nullable ScriptedStep otherwise;

  /** One request as it came, with the names of its headers in small letters. */
  public record Request(
      String method, String path, Map<String, String> headers, String text, JsonNode body) {

    /** The last item of its input; a missing node if there is none. */
    public JsonNode lastItem() {
      List<JsonNode> items = Json.list(body, "input");
      return items.isEmpty() ? Json.nothing() : items.getLast();
    }
  }

  public ResponsesDouble() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("responses-double").start(this::accept);
  }

  /** Its base URL, with {@code /v1}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
  }

  /** What to answer, in this order; of several that fit a request the first is taken. */
  public ResponsesDouble script(ScriptedStep... steps) {
    synchronized (script) {
      script.addAll(List.of(steps));
    }
    return this;
  }

  /** What to answer when the script is used up. */
  public ResponsesDouble otherwise(ScriptedStep step) {
    synchronized (script) {
      otherwise = step;
    }
    return this;
  }

  /** Texts that no request may hold, as secrets or names of other people. */
  public ResponsesDouble forbid(String... texts) {
    rules.forbid(texts);
    return this;
  }

  /** The most tokens that a request may have, at four characters each. */
  public ResponsesDouble tokenLimit(int tokens) {
    rules.tokenLimit(tokens);
    return this;
  }

  /** All requests in order, refused ones too. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** The bodies of the requests for replies. */
  public List<JsonNode> asked() {
    return requests.stream()
        .filter(request -> request.path().equals("/v1/responses"))
        .map(Request::body)
        .toList();
  }

  /** What was wrong with requests. */
  public List<String> violations() {
    return List.copyOf(violations);
  }

  /** Steps of the script that nobody asked for. */
  public int stepsLeft() {
    synchronized (script) {
      return script.size();
    }
  }

  /** Waits until a client has left before its answer was whole; false if that takes too long. */
  public boolean wasAbandoned() throws InterruptedException {
    return abandoned.await(10, TimeUnit.SECONDS);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      ScriptedConnection connection = new ScriptedConnection(client);
      for (Request request = connection.next(); request != null; request = connection.next()) {
        requests.add(request);
        ScriptedStep answer = step(request).answering(request);
        rules.remember(answer);
        if (!connection.answer(answer, abandoned::countDown)) {
          return;
        }
      }
    } catch (IOException e) {
      abandoned.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
    }
  }

  private ScriptedStep step(Request request) {
    switch (request.path()) {
      case "/health" -> {
        return ScriptedStep.json(200, "{\"status\":\"ok\"}");
      }
      case "/v1/models" -> {
        return ScriptedStep.json(200, "{\"object\":\"list\",\"data\":[]}");
      }
      default -> {}
    }
    List<String> wrong = rules.check(request);
    if (!wrong.isEmpty()) {
      violations.addAll(wrong);
      return ScriptedStep.refusal(String.join("; ", wrong));
    }
    ScriptedStep step = take(request);
    if (step == null && request.path().equals("/v1/embeddings")) {
      return ScriptedStep.json(200, ScriptedVectors.answer(request.body()));
    }
    if (step == null) {
      violations.add("nothing in the script for " + request.text());
      return ScriptedStep.refusal("nothing in the script for this request");
    }
    return step;
  }

  private @Nullable ScriptedStep take(Request request) {
    synchronized (script) {
      for (ScriptedStep step : script) {
        if (step.fits(request)) {
          script.remove(step);
          return step;
        }
      }
      return otherwise != null && otherwise.fits(request) ? otherwise : null;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket client : open) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
