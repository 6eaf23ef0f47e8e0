package dev.sigmasight.market.company;

import dev.sigmasight.market.provider.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds symbols by a part of a name. */
public interface SymbolSearch {

  /** A symbol that may be meant. */
  record Match(
      String symbol,
      @Nullable String name,
      CompanyProfile.@Nullable Kind kind,
      @Nullable String exchange) {}

  /** The best match first. */
  Reply<List<Match>> search(String text);
}
