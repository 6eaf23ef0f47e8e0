/** Who is asking: sign-in, tokens, roles, limits and the headers that protect a browser. */
@NullMarked
package dev.sigmasight.server.security;

import org.jspecify.annotations.NullMarked;
