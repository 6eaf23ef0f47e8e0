package dev.sigmasight.server.report;

import dev.sigmasight.server.view.Pages;
import dev.sigmasight.server.view.ViewPage;
import java.time.LocalDate;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All pages of one portfolio, or of all as one book, of one session. */
record PageSet(SequencedMap<String, ViewPage> pages) {
  private static final String[] TABS = {
    "contributions", "factors", "correlation", "volatility", "concentration", "greeks", "tail"
  };

  /** A run may end between two reads; then they are of different sessions and read again. */
  private static final int TRIES = 3;

  static PageSet of(Pages pages, Pages.Asked asked) {
    PageSet set = read(pages, asked);
    for (int i = 1; i < TRIES && !set.isOfOneSession(); i++) {
      set = read(pages, asked);
    }
    return set;
  }

  private static PageSet read(Pages pages, Pages.Asked asked) {
    SequencedMap<String, ViewPage> read = new TreeMap<>();
    read.put("overview", pages.overview(asked, Pages.MOST_POINTS));
    read.put("holdings", pages.holdings(asked));
    for (String tab : TABS) {
      read.put(tab, pages.risk(asked, tab));
    }
    read.put("scenarios", pages.scenarios(asked));
    read.put("performance", pages.performance(asked, Pages.Stretch.WHOLE));
    return new PageSet(read);
  }

  private boolean isOfOneSession() {
    LocalDate day = page("overview").asOf();
    return pages.values().stream().allMatch(page -> Objects.equals(page.asOf(), day));
  }

  ViewPage page(String name) {
    return Objects.requireNonNull(pages.get(name), name);
  }

  @Nullable LocalDate asOf() {
    return page("overview").asOf();
  }
}
