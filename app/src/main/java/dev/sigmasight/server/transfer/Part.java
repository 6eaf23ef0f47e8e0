package dev.sigmasight.server.transfer;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of one table, as a file of an export holds them. The lists are in an order in which their
 * rows can be stored.
 *
 * @param condition in SQL; may name {@code :id}, the portfolio's or the account's
 * @param order columns
 */
record Part(String table, String condition, String order) {
  private static final String INSTRUMENTS =
      """
      (select instrument_id from position where portfolio_id = :id
       union select instrument_id from ledger_transaction
       where portfolio_id = :id and instrument_id is not null)
      """;

  private static final String OWNER = "(select account_id from portfolio where id = :id)";

  private static final List<Part> PORTFOLIO =
      List.of(
          new Part("account", "id = " + OWNER, "id"),
          new Part(
              "instrument",
              "id in (select underlying_id from instrument where id in " + INSTRUMENTS + ")",
              "id"),
          new Part(
              "instrument",
              "id in "
                  + INSTRUMENTS
                  + " and id not in (select underlying_id from instrument where underlying_id is not null and id in "
                  + INSTRUMENTS
                  + ")",
              "id"),
          new Part(
              "instrument_valuation", "instrument_id in " + INSTRUMENTS, "instrument_id, on_date"),
          new Part(
              "corporate_action",
              "id in (select corporate_action_id from ledger_transaction where portfolio_id = :id)",
              "id"),
          new Part("portfolio", "id = :id", "id"),
          new Part("portfolio_import", "portfolio_id = :id", "id"),
          new Part("position", "portfolio_id = :id", "id"),
          new Part("ledger_transaction", "portfolio_id = :id", "sequence"),
          new Part("equity_change", "portfolio_id = :id", "id"),
          new Part("tag", "account_id = " + OWNER, "id"),
          new Part(
              "position_tag",
              "position_id in (select id from position where portfolio_id = :id)",
              "position_id, tag_id"),
          new Part("saved_view", "account_id = " + OWNER, "id"),
          new Part("target_price", "portfolio_id = :id", "id"));

  static final List<Part> MARKET =
      List.of(
          new Part("corporate_action", "true", "id"),
          new Part("interest_rate", "true", "series, on_date"));

  static final List<Part> DOCUMENTS =
      List.of(
          new Part("ai_kb_sources", "true", "id"),
          new Part("ai_kb_documents", "true", "source_id, part"),
          new Part("ai_kb_embeddings", "true", "model, text_hash"));

  static final List<Part> MEMORIES =
      List.of(
          new Part("ai_feedback", "true", "id"),
          new Part("ai_memories", "true", "id"),
          new Part("ai_admin_annotations", "true", "id"),
          new Part("ai_insights", "true", "id"));

  private static final String CONVERSATION =
      "conversation_id in (select id from conversation where account_id = :id)";

  /** A message that another one stands in for comes after that one, which is newer. */
  static final List<Part> CONVERSATIONS =
      List.of(
          new Part("conversation", "account_id = :id", "id"),
          new Part("conversation_portfolio", CONVERSATION, "conversation_id, portfolio_id"),
          new Part("conversation_message", CONVERSATION, "sequence desc"),
          new Part("conversation_turn", "account_id = :id", "run_id"),
          new Part(
              "turn_tool_call",
              "run_id in (select run_id from conversation_turn where account_id = :id)",
              "id"),
          new Part("model_call", "account_id = :id", "id"));

  static final List<Part> CHANGES = List.of(new Part("change_log", "true", "id"));

  private static final List<Part> ACCOUNTS =
      List.of(
          new Part("account", "true", "id"),
          new Part("tag", "true", "id"),
          new Part("saved_view", "true", "id"));

  /**
   * Everybody.
   *
   * @param credentials with the hashes of their passwords
   */
  static List<Part> accounts(boolean credentials) {
    return withCredentials(
        ACCOUNTS, new Part("account_credential", "true", "account_id"), credentials);
  }

  /**
   * A portfolio.
   *
   * @param credentials with the hash of its owner's password
   */
  static List<Part> portfolio(boolean credentials) {
    return withCredentials(
        PORTFOLIO,
        new Part("account_credential", "account_id = " + OWNER, "account_id"),
        credentials);
  }

  private static List<Part> withCredentials(List<Part> parts, Part credential, boolean wanted) {
    List<Part> all = new ArrayList<>(parts);
    if (wanted) {
      all.add(1, credential);
    }
    return all;
  }
}
