/** Answers by rules, through the same tools, where no language model can be asked. */
@NullMarked
package dev.sigmasight.server.offline;

import org.jspecify.annotations.NullMarked;
