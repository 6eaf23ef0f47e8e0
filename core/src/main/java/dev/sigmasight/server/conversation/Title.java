package dev.sigmasight.server.conversation;

/** What a conversation is called that nobody gave a title. */
final class Title {
  private static final int LENGTH = 60;

  private Title() {}

  /** The first 60 characters of a question at most, cut between words where there are some. */
  static String of(String question) {
    String text = question.strip().replaceAll("\\s+", " ");
    if (text.codePointCount(0, text.length()) <= LENGTH) {
      return text;
    }
    int end = text.offsetByCodePoints(0, LENGTH - 1);
    int word = text.lastIndexOf(' ', end);
    return text.substring(0, word > 0 ? word : end) + "…";
  }
}
