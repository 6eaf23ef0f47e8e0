package dev.sigmasight.market.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests, for all providers. Follows no redirect, because the key would go with it, and
 * waits for no answer beyond its time, however slowly it drips.
 */
public final class Transport implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final long LARGEST_BODY = 32L << 20;

  private final HttpClient client;

  public Transport() {
    client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** No answer. The message is part of a sentence and names no address. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
      super(message);
    }
  }

  Answer send(HttpRequest request, Duration timeout) throws Failed, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_BODY));
    try {
      HttpResponse<byte[]> got = response.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return new Answer(
          got.statusCode(), got.headers(), new String(got.body(), StandardCharsets.UTF_8));
    } catch (TimeoutException e) {
      throw new Failed("did not answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw new Failed(reason(e.getCause()));
    } finally {
      response.cancel(true);
    }
  }

  /** Without the exception's own words, which may hold the address. */
  private static String reason(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException _ -> "could not be reached in time";
      case ConnectException _ -> "could not be reached";
      case IOException io when String.valueOf(io.getMessage()).contains("exceeds") ->
          "answered with more than " + (LARGEST_BODY >> 20) + " MB";
      case IOException _ -> "broke off its answer";
      case null, default -> "could not be asked";
    };
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
