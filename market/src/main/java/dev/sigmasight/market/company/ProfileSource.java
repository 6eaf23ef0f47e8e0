package dev.sigmasight.market.company;

import dev.sigmasight.market.provider.Reply;

/** Where company profiles come from. */
public interface ProfileSource {

  /** The name stored with every profile from here. */
  String name();

  Reply<CompanyProfile> profile(String symbol);
}
