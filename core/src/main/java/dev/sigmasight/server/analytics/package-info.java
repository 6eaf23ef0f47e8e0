/** What the batch computed of one portfolio, as it is shown: risk, factors, stress, performance. */
@NullMarked
package dev.sigmasight.server.analytics;

import org.jspecify.annotations.NullMarked;
