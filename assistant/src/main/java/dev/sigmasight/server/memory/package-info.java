/** What the analyst keeps in mind of a person: noticed, agreed to, used, forgotten. */
@NullMarked
package dev.sigmasight.server.memory;

import org.jspecify.annotations.NullMarked;
