package dev.sigmasight.server.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds marks as {@code [[T2:/top_3]]} in a text that comes in pieces. It holds back what may
 * become a mark and nothing else. A number in single brackets, as only we may write it, is a mark
 * that leads nowhere.
 */
final class MarkReader {
  private static final int LONGEST = 240;
  private static final Pattern BEGUN = Pattern.compile("\\[\\[\\s*T\\d.*", Pattern.DOTALL);

  private final StringBuilder held = new StringBuilder();

  /** A stretch of text or a mark, as written. */
  record Token(boolean isMark, String text) {}

  List<Token> add(String delta) {
    List<Token> tokens = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < delta.length(); i++) {
      take(delta.charAt(i), plain, tokens);
    }
    flush(plain, tokens);
    return tokens;
  }

  /** What is still held when the text has ended. */
  List<Token> end() {
    List<Token> tokens = new ArrayList<>();
    if (!held.isEmpty()) {
      tokens.add(new Token(BEGUN.matcher(held).matches(), held.toString()));
      held.setLength(0);
    }
    return tokens;
  }

  private void take(char c, StringBuilder plain, List<Token> tokens) {
    if (held.isEmpty() && c != '[') {
      plain.append(c);
      return;
    }
    held.append(c);
    if (isWhole()) {
      flush(plain, tokens);
      tokens.add(new Token(true, held.toString()));
      held.setLength(0);
    } else if (!isPossible()) {
      giveUp(plain, tokens);
    }
  }

  private boolean isWhole() {
    int length = held.length();
    if (held.charAt(length - 1) != ']') {
      return false;
    }
    return isDouble() ? length > 3 && held.charAt(length - 2) == ']' : length > 2;
  }

  private boolean isDouble() {
    return held.length() > 1 && held.charAt(1) == '[';
  }

  private boolean isPossible() {
    char c = held.charAt(held.length() - 1);
    if (held.length() == 1) {
      return true;
    }
    return isDouble()
        ? c != '\n' && held.length() < LONGEST
        : Character.isDigit(c) && held.length() <= 4;
  }

  /** What was held is no mark after all: it is text, but for what began as one. */
  private void giveUp(StringBuilder plain, List<Token> tokens) {
    String text = held.toString();
    held.setLength(0);
    int last = text.length() - 1;
    if (BEGUN.matcher(text).matches()) {
      flush(plain, tokens);
      tokens.add(new Token(true, text.substring(0, last)));
    } else {
      plain.append(text, 0, last);
    }
    take(text.charAt(last), plain, tokens);
  }

  private static void flush(StringBuilder plain, List<Token> tokens) {
    if (!plain.isEmpty()) {
      tokens.add(new Token(false, plain.toString()));
      plain.setLength(0);
    }
  }
}
