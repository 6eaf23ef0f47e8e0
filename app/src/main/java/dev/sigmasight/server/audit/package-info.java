/** Looks whether what is stored is complete, possible and consistent; reads only. */
@NullMarked
package dev.sigmasight.server.audit;

import org.jspecify.annotations.NullMarked;
