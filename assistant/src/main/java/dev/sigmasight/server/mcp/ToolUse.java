package dev.sigmasight.server.mcp;

import dev.sigmasight.kernel.AccountId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A tool that a program used. What it asked with and what it was told is not kept.
 *
 * @param error code of what went wrong, or null
 * @param took how long it was at it
 */
public record ToolUse(AccountId account, String tool, @Nullable String error, Duration took) {}
