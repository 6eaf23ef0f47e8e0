package dev.sigmasight.server.chat;

import dev.sigmasight.server.chat.Happening.Token;
import dev.sigmasight.server.chat.Times.Since;
import dev.sigmasight.server.tool.Cited;
import dev.sigmasight.server.tool.CitedText;
import dev.sigmasight.server.tool.Piece;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The answer as it grows; what comes after its end, or over its length, is not part of it. */
final class AnswerText {
  private final EventLog log;
  private final CitedText cited;
  private final Since since;
  private final int longest;
  private final StorableText storable = new StorableText();
  private final ReentrantLock lock = new ReentrantLock();
  private final StringBuilder shown = new StringBuilder();
  private @Nullable Integer firstTokenMillis;
  private boolean isFull;
  private boolean isOver;
  private boolean isParagraphDue;

  AnswerText(EventLog log, CitedText cited, Since since, int longest) {
    this.log = log;
    this.cited = cited;
    this.since = since;
    this.longest = longest;
  }

  /** Takes more; false if there is no more room. */
  boolean add(String delta) {
    lock.lock();
    try {
      if (isOver || isFull) {
        return false;
      }
      String text = storable.add(delta);
      if (isParagraphDue && !text.isBlank()) {
        text = "\n\n" + text.stripLeading();
        isParagraphDue = false;
      }
      show(cited.add(text));
      isFull = shown.length() >= longest;
      return !isFull;
    } finally {
      lock.unlock();
    }
  }

  /** What another call of the model says starts on a line of its own. */
  void breakOff() {
    lock.lock();
    try {
      isParagraphDue = !shown.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the answer and shows what was held back. */
  Cited end() {
    lock.lock();
    try {
      isOver = true;
      Cited whole = cited.end();
      show(whole.rest());
      return whole;
    } finally {
      lock.unlock();
    }
  }

  private void show(List<Piece> pieces) {
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Cites(var citation) -> log.add(Infos.citation(citation));
        case Piece.Words(String text) when !text.isEmpty() -> {
          if (firstTokenMillis == null) {
            firstTokenMillis = since.millis();
          }
          shown.append(text);
          log.add(new Token(text));
        }
        case Piece.Words _ -> {}
      }
    }
  }

  /** What readers have seen of it. */
  String soFar() {
    lock.lock();
    try {
      return shown.toString();
    } finally {
      lock.unlock();
    }
  }

  @Nullable Integer firstTokenMillis() {
    lock.lock();
    try {
      return firstTokenMillis;
    } finally {
      lock.unlock();
    }
  }
}
