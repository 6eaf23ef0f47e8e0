package dev.sigmasight.server.marketdata;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of one symbol without a final price.
 *
 * @param from the first of them
 * @param to the last of them; some between may have a price
 * @param before the last stored price before them, if there is one
 */
record Gap(String symbol, LocalDate from, LocalDate to, @Nullable Quote before) {}
