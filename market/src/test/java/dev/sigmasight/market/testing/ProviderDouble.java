package dev.sigmasight.market.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An HTTP server on this machine that answers as told and counts what it is asked. */
public final class ProviderDouble implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, Deque<Served>> answers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();

  /** One request as it came. */
  public record Asked(String method, URI uri, Map<String, List<String>> headers, String body) {

    /** The first value of a header; null if it was not sent. */
    public @Nullable String header(String name) {
      List<String> values = headers.get(name);
      return values == null || values.isEmpty() ? null : values.getFirst();
    }
  }

  public ProviderDouble() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where it is. */
  public URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /**
   * What to answer on a path, or on a path with a query that contains something ({@code
   * /prices?page=2}); one after the other, the last one from then on.
   */
  public ProviderDouble on(String target, Served... served) {
    Deque<Served> queue = new ArrayDeque<>(List.of(served));
    answers.put(target, queue);
    return this;
  }

  /** Everything it was asked, in order. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** How often a path was asked for. */
  public int calls(String path) {
    return (int) asked.stream().filter(request -> request.uri().getPath().equals(path)).count();
  }

  /** How many requests were being answered at once at most. */
  public int mostAtOnce() {
    return mostAtOnce.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            Map.copyOf(exchange.getRequestHeaders()),
            body));
    mostAtOnce.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try (exchange) {
      answer(exchange, next(exchange.getRequestURI()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      underWay.decrementAndGet();
    }
  }

  private Served next(URI uri) {
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    Deque<Served> queue =
        answers.entrySet().stream()
            .filter(entry -> matches(entry.getKey(), uri.getPath(), query))
            .max(Map.Entry.comparingByKey((a, b) -> Integer.compare(a.length(), b.length())))
            .map(Map.Entry::getValue)
            .orElse(null);
    if (queue == null) {
      return Served.of(501, "the double was told no answer to " + uri.getPath());
    }
    synchronized (queue) {
      Served first = queue.getFirst();
      if (queue.size() > 1) {
        queue.removeFirst();
      }
      return first;
    }
  }

  private static boolean matches(String target, String path, String query) {
    int mark = target.indexOf('?');
    return mark < 0
        ? target.equals(path)
        : target.substring(0, mark).equals(path) && query.contains(target.substring(mark + 1));
  }

  private void answer(HttpExchange exchange, Served served)
      throws IOException, InterruptedException {
    if (!served.delay().isZero()) {
      Thread.sleep(served.delay());
    }
    if (served.ending() == Served.Ending.DROPPED) {
      return;
    }
    served
        .headers()
        .forEach(header -> exchange.getResponseHeaders().add(header.getKey(), header.getValue()));
    byte[] body = served.body();
    exchange.sendResponseHeaders(served.status(), body.length == 0 ? -1 : body.length);
    OutputStream out = exchange.getResponseBody();
    if (served.ending() == Served.Ending.WHOLE) {
      out.write(body);
      return;
    }
    out.write(body, 0, body.length / 2);
    out.flush();
    if (served.ending() == Served.Ending.HANGING) {
      closing.await();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
