package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.file.PriceRow;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The first and last of many prices, by symbol, in whatever order they come. */
final class Edges {
  private final Map<String, Edge> bySymbol = new TreeMap<>();
  private @Nullable Edge latest;

  /** The ends of one symbol. */
  static final class Edge {
    private PriceRow first;
    private PriceRow last;

    private Edge(PriceRow row) {
      first = row;
      last = row;
    }

    private void add(PriceRow row) {
      if (row.on().isBefore(first.on())) {
        first = row;
      } else if (row.on().isAfter(last.on())) {
        last = row;
      }
    }

    String symbol() {
      return first.symbol();
    }

    PriceRow first() {
      return first;
    }

    PriceRow last() {
      return last;
    }
  }

  void add(PriceRow row) {
    Edge edge = latest;
    if (edge == null || !edge.symbol().equals(row.symbol())) {
      edge = bySymbol.computeIfAbsent(row.symbol(), _ -> new Edge(row));
      latest = edge;
    }
    edge.add(row);
  }

  /** In the order of the symbols. */
  Collection<Edge> all() {
    return bySymbol.values();
  }
}
