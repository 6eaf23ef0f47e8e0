/** Turns of conversations: a question, calls of a model and of tools, an answer, all as events. */
@NullMarked
package dev.sigmasight.server.chat;

import org.jspecify.annotations.NullMarked;
