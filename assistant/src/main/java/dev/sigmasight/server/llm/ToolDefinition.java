package dev.sigmasight.server.llm;

/**
 * A tool as a model is told of it.
 *
 * @param parameters a strict JSON Schema of the arguments
 */
public record ToolDefinition(String name, String description, String parameters) {}
