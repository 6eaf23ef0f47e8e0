/** Views of the holdings that people save under a name, each for their own account. */
@NullMarked
package dev.sigmasight.server.savedview;

import org.jspecify.annotations.NullMarked;
