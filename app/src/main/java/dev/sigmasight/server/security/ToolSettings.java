package dev.sigmasight.server.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may use the tools at {@code /mcp}, and how often.
 *
 * @param requestsPerMinute of one account
 * @param origins pages in a browser that may ask, beside those of this machine, as in {@code
 *     https://risk.example.com}; programs have no origin
 */
@ConfigurationProperties("sigmasight.mcp")
record ToolSettings(
    @DefaultValue("120") int requestsPerMinute, @DefaultValue List<String> origins) {
  ToolSettings {
    origins = List.copyOf(origins);
  }
}
