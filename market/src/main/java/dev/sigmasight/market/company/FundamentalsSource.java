package dev.sigmasight.market.company;

import dev.sigmasight.market.provider.Reply;
import java.util.List;

/** Where statements and estimates come from. */
public interface FundamentalsSource {

  /** The name stored with everything from here. */
  String name();

  /** All three statements, by quarter and by year; newest first. */
  Reply<List<Statement>> statements(String symbol);

  Reply<Estimates> estimates(String symbol);
}
