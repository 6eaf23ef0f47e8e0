/** Daily prices, dividends and splits: stored, imported, fetched and read. */
@NullMarked
package dev.sigmasight.server.marketdata;

import org.jspecify.annotations.NullMarked;
