/** What happens at which time: the nightly run, its correction, the watch over both. */
@NullMarked
package dev.sigmasight.server.schedule;

import org.jspecify.annotations.NullMarked;
