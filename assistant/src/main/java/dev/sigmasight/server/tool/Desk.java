package dev.sigmasight.server.tool;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.llm.ToolDefinition;
import java.util.List;
import java.util.Set;

/** Where the tools are used in one turn, on behalf of one account. Safe for several threads. */
public final class Desk {
  private final AccountId account;
  private final Set<PortfolioId> about;

  Desk(AccountId account, Set<PortfolioId> about) {
    this.account = account;
    this.about = about;
  }

  /** The tools there are. */
  public List<ToolDefinition> definitions() {
    return List.of();
  }

  /**
   * A JSON object that tells the model which portfolios there are, by handle, with their newest
   * figures. It holds text of other people and belongs where data stands, never in instructions.
   */
  public String situation() {
    return "{}";
  }

  /**
   * Uses a tool. Whatever is wrong with the call is in the result.
   *
   * @param arguments as the model wrote them
   */
  public ToolResult call(String tool, String arguments) {
    throw new UnsupportedOperationException(account + " " + about);
  }
}
