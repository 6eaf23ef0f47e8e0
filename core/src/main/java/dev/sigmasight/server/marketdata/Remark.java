package dev.sigmasight.server.marketdata;

import java.time.LocalDate;

/**
 * Something about imported prices that a person should look at; they are stored all the same.
 *
 * @param on the session it is about
 * @param message one sentence
 */
public record Remark(String symbol, LocalDate on, String message) {}
