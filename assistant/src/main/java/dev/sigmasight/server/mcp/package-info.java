/**
 * The tools of the analyst for programs that people bring: a server of the Model Context Protocol.
 */
@NullMarked
package dev.sigmasight.server.mcp;

import org.jspecify.annotations.NullMarked;
