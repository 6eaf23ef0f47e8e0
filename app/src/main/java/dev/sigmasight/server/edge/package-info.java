/** What every request and answer has in common: JSON, problems, the API description. */
@NullMarked
package dev.sigmasight.server.edge;

import org.jspecify.annotations.NullMarked;
