/** Calls of language models, by OpenAI's Responses API or by rules of our own. */
@NullMarked
package dev.sigmasight.server.llm;

import org.jspecify.annotations.NullMarked;
