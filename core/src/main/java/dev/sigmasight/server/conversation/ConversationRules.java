package dev.sigmasight.server.conversation;

/** Bounds of what a client may say about a conversation. */
final class ConversationRules {
  static final String USUAL_MODE = "green";
  static final String MODES = "green|blue|indigo|violet";
  static final String MODES_MESSAGE = "must be one of green, blue, indigo, violet";
  static final int LONGEST_TITLE = 200;
  static final int LONGEST_SEARCH = 200;
  static final int LONGEST_HINT = 100;
  static final int LONGEST_ROUTE = 500;
  static final int MOST_PORTFOLIOS = 100;

  private ConversationRules() {}
}
