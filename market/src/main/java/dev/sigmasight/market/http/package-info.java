/**
 * How providers are asked over HTTP: in step with their limits, with time-outs, few retries and a
 * circuit breaker, and without giving a key away.
 */
@NullMarked
package dev.sigmasight.market.http;

import org.jspecify.annotations.NullMarked;
