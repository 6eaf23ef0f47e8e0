package dev.sigmasight.server.mcp;

/** Where it is written down which tools were used. */
public interface ToolUseLog {

  /** Remembers a use, on the thread of its request; never throws. */
  void add(ToolUse use);
}
