/** What is held and what it costs on the market, in detail: positions, prices and their quality. */
@NullMarked
package dev.sigmasight.server.data;

import org.jspecify.annotations.NullMarked;
