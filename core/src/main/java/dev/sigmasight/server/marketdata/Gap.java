package dev.sigmasight.server.marketdata;

import java.time.LocalDate;

/**
 * Sessions of one symbol without a final price.
 *
 * @param from the first of them
 * @param to the last of them; some between may have a price
 */
record Gap(String symbol, LocalDate from, LocalDate to) {}
