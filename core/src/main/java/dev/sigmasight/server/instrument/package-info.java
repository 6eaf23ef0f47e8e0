/** What can be held: listed securities, option contracts and private assets. */
@NullMarked
package dev.sigmasight.server.instrument;

import org.jspecify.annotations.NullMarked;
