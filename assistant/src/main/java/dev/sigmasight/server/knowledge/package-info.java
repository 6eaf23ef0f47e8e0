/** Documents that the analyst may look things up in. */
@NullMarked
package dev.sigmasight.server.knowledge;

import org.jspecify.annotations.NullMarked;
