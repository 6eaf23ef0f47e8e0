/** What the analyst needs of conversations, which are kept in the core database. */
@NullMarked
package dev.sigmasight.kernel.conversation;

import org.jspecify.annotations.NullMarked;
