package dev.sigmasight.server.valuation;

import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.quant.option.Greeks;

/**
 * What the value of an option on a day rests on.
 *
 * @param inputs spot, time, rate, yield and volatility; read as those of an American option where
 *     early exercise is allowed
 * @param greeks of one long option on one unit of the underlying
 */
public record OptionPricing(EuropeanOption inputs, Greeks greeks) {}
