package dev.sigmasight.server.tool;

import dev.sigmasight.server.llm.ToolDefinition;

/**
 * A tool that can be used.
 *
 * @param title for people
 */
public record ToolOffer(ToolDefinition definition, String title) {}
