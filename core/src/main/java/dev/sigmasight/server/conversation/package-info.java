/** Conversations with the analyst, their turns, and what models were used for and may be. */
@NullMarked
package dev.sigmasight.server.conversation;

import org.jspecify.annotations.NullMarked;
