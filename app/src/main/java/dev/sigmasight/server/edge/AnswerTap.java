package dev.sigmasight.server.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Hands the body of an answer to whoever asked for it while the request was under way. */
public final class AnswerTap {
  private static final String TAKER = AnswerTap.class.getName();

  private AnswerTap() {}

  /**
   * Asks for the body of the answer to this request, as it is before compression.
   *
   * @param taker called once, for a status of 200 only
   */
  public static void open(HttpServletRequest request, Consumer<byte[]> taker) {
    request.setAttribute(TAKER, taker);
  }

  static void pour(HttpServletRequest request, InputStream body) {
    if (request.getAttribute(TAKER) instanceof Consumer<?> taker) {
      @SuppressWarnings("unchecked")
      Consumer<byte[]> bytes = (Consumer<byte[]>) taker;
      try {
        bytes.accept(body.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
