package dev.sigmasight.market.file;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One accepted price. Prices are plain decimal text (digits, at most one point, at most eight
 * decimals, no sign, no exponent) that fits {@code numeric(18,8)}, so COPY can write it unchanged
 * and {@code new BigDecimal(text)} reads it. Longer decimals were rounded half to even. What the
 * file does not say is null.
 *
 * @param line where the row starts in the file, from 1
 * @param symbol as we write it, see {@link dev.sigmasight.market.price.Ticker}
 * @param on the session
 * @param close above 0
 * @param volume shares, whole, as digits
 */
public record PriceRow(
    long line,
    String symbol,
    LocalDate on,
    @Nullable String open,
    @Nullable String high,
    @Nullable String low,
    String close,
    @Nullable String adjustedClose,
    @Nullable String volume) {}
