package dev.sigmasight.server.activity;

import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, as far as it says so; cut to a length that can be stored.
 *
 * @param ip its network address
 * @param userAgent the program that sent it
 */
public record Caller(@Nullable String ip, @Nullable String userAgent) {
  private static final int IP_LENGTH = 45;
  private static final int AGENT_LENGTH = 300;

  public Caller {
    ip = Bounded.text(ip, IP_LENGTH);
    userAgent = Bounded.text(userAgent, AGENT_LENGTH);
  }
}
