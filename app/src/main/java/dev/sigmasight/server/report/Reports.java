package dev.sigmasight.server.report;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.report.Report.Heading;
import dev.sigmasight.server.report.Report.Section;
import dev.sigmasight.server.view.Pages;
import dev.sigmasight.server.view.ViewNumber;
import dev.sigmasight.server.view.ViewPage;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts reports together from the pages that the API shows, so that the numbers are equal. */
@Component
public class Reports {
  private static final int SHOWN_REASONS = 20;

  private final Pages pages;
  private final Clock clock;

  Reports(Pages pages, Clock clock) {
    this.pages = pages;
    this.clock = clock;
  }

  /**
   * What a report is about.
   *
   * @param scope id of a portfolio, or all of the account's as one book
   * @param title name for the reader
   * @param subtitle account and kind of account
   * @param currency of its amounts
   */
  public record Subject(
      AccountId account, String scope, String title, String subtitle, String currency) {

    /** Id of what it is about. */
    String about() {
      return scope.equals(Pages.ALL) ? account.toString() : scope;
    }
  }

  /**
   * A report.
   *
   * @param asOf of the newest session up to this day; null for the newest of all
   * @throws ProblemException NotFound if the portfolio is not the account's
   */
  public Report of(Subject subject, @Nullable LocalDate asOf) {
    PageSet set = PageSet.of(pages, new Pages.Asked(subject.account(), subject.scope(), asOf));
    List<Section> figures =
        Stream.concat(
                new ValueSections(set).sections().stream(),
                new RiskSections(set).sections().stream())
            .toList();
    List<Section> sections = new ArrayList<>(figures);
    sections.add(Math.min(1, sections.size()), quality(set, figures));
    return new Report(heading(subject, set), sections, methods(figures));
  }

  private Heading heading(Subject subject, PageSet set) {
    ViewPage overview = set.page("overview");
    return new Heading(
        Shown.line(subject.title()),
        Shown.line(subject.subtitle()),
        subject.currency(),
        subject.scope(),
        subject.about(),
        set.asOf(),
        overview.dataThrough(),
        overview.quality(),
        overview.qualityReason(),
        clock.instant());
  }

  private static Section quality(PageSet set, List<Section> figures) {
    List<Block> blocks = new ArrayList<>();
    ViewPage overview = set.page("overview");
    String reason = overview.qualityReason();
    blocks.add(
        new Block.Words(
            "The figures are %s.%s"
                .formatted(
                    switch (overview.quality()) {
                      case FINAL -> "final: every price is that of the session and settled";
                      case PROVISIONAL -> "provisional: prices may still be corrected";
                      case STALE -> "stale: they rest on earlier prices or an earlier session";
                      case PARTIAL -> "partial: not everything that is held is in them";
                      case UNAVAILABLE -> "not available";
                    },
                    reason == null ? "" : " " + reason)));
    sources(set).ifPresent(blocks::add);
    blocks.add(unknown(figures));
    return new Section("quality", "Data quality", blocks);
  }

  /** Positions by the source of their price. */
  private static Optional<Block> sources(PageSet set) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, String> oldest = new TreeMap<>();
    new Excerpt(set.page("holdings"))
        .rows("positions")
        .forEach(
            row -> {
              String source = Shown.line(row.texts().get("price_source"));
              counts.merge(source, 1, Integer::sum);
              String day = Objects.requireNonNullElse(row.texts().get("price_date"), "");
              oldest.merge(source, day, (a, b) -> a.compareTo(b) <= 0 ? a : b);
            });
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    counts.forEach(
        (source, count) ->
            parts.add("%s %d (oldest of %s)".formatted(source, count, oldest.get(source))));
    return Optional.of(
        new Block.Words(
            "Prices by source: " + String.join(", ", parts) + "." + invented(counts.keySet())));
  }

  private static String invented(Set<String> sources) {
    return sources.contains("synthetic")
        ? " Synthetic prices are invented: they show how the program works and nothing else."
        : "";
  }

  /** Every reason for which a figure of the report is missing. */
  private static Block unknown(List<Section> sections) {
    Set<String> lines = new LinkedHashSet<>();
    for (Section section : sections) {
      for (Block block : section.blocks()) {
        numbers(block)
            .filter(number -> number.value() == null)
            .forEach(number -> lines.add(section.title() + ": " + Shown.line(number.reasonText())));
        if (block instanceof Block.Words(var text) && text.startsWith("Not available: ")) {
          lines.add(section.title() + ": " + text);
        }
      }
    }
    if (lines.isEmpty()) {
      return new Block.Words("Every figure of this report is known.");
    }
    List<Block.Row> rows =
        lines.stream()
            .limit(SHOWN_REASONS)
            .map(line -> line.split(": ", 2))
            .map(
                parts ->
                    new Block.Row(
                        parts[0], List.of(new Cell.Text(parts[0]), new Cell.Text(parts[1]))))
            .toList();
    return new Block.Grid(
        "unknown", "What is not known, and why", List.of("section", "reason"), rows);
  }

  static Stream<ViewNumber> numbers(Block block) {
    return switch (block) {
      case Block.Figures(var figures) -> figures.stream().map(Block.Figure::number);
      case Block.Grid grid ->
          grid.rows().stream()
              .flatMap(row -> row.cells().stream())
              .flatMap(
                  cell ->
                      cell instanceof Cell.Figure(var number) ? Stream.of(number) : Stream.of());
      case Block.Words _, Block.Lines _, Block.Bars _ -> Stream.of();
    };
  }

  /** Of every method that a number of the report names. */
  private static List<MethodNote> methods(List<Section> sections) {
    Map<String, MethodNote> notes = new TreeMap<>();
    sections.stream()
        .flatMap(section -> section.blocks().stream())
        .flatMap(Reports::numbers)
        .forEach(
            number ->
                notes.computeIfAbsent(
                    number.method(), method -> MethodPages.note(method, number.inputs())));
    return List.copyOf(notes.values());
  }
}
