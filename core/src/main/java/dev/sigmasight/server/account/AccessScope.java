package dev.sigmasight.server.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an access token opens. */
public enum AccessScope {
  /** The portfolios of the account may be read. */
  @JsonProperty("read")
  READ,

  /** The tools at {@code /mcp} may be used. */
  @JsonProperty("mcp")
  MCP
}
