/** Tests of the HTTP API on the whole server. */
@NullMarked
package dev.sigmasight.server.api;

import org.jspecify.annotations.NullMarked;
