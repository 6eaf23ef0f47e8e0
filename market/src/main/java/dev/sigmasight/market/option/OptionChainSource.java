package dev.sigmasight.market.option;

import dev.sigmasight.market.provider.Reply;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Where quotes of options come from. */
public interface OptionChainSource {

  /** The name stored with every quote from here. */
  String name();

  /**
   * Quotes of all contracts on an underlying that expire on one of these days.
   *
   * @param expiries at least one
   */
  Reply<List<OptionQuote>> chain(String underlying, Set<LocalDate> expiries);
}
