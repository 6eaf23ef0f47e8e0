package dev.sigmasight.server.report;

import dev.sigmasight.server.overview.Quality;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a report says, whatever it is written as. */
public record Report(Heading heading, List<Section> sections, List<MethodNote> methods) {
  public Report {
    sections = List.copyOf(sections);
    methods = List.copyOf(methods);
  }

  /**
   * What stands above everything.
   *
   * @param subtitle account and kind of account
   * @param currency of all amounts; empty if there are none
   * @param scope id of the portfolio, or all
   * @param about id of the portfolio, or of the account whose portfolios are one book
   * @param asOf session of the figures; null if nothing is computed
   * @param qualityReason set unless the quality is FINAL
   */
  public record Heading(
      String title,
      String subtitle,
      String currency,
      String scope,
      String about,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason,
      Instant writtenAt) {}

  /**
   * A chapter.
   *
   * @param id name for programs
   */
  public record Section(String id, String title, List<Block> blocks) {
    public Section {
      blocks = List.copyOf(blocks);
    }
  }

  /** Blocks of a kind, of all sections. */
  <T extends Block> Stream<T> blocks(Class<T> kind) {
    return sections.stream()
        .flatMap(section -> section.blocks().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /** Figures that are not known, with their reasons. */
  public long unknown() {
    return blocks(Block.Figures.class)
            .flatMap(block -> block.figures().stream())
            .filter(each -> each.number().value() == null)
            .count()
        + blocks(Block.Grid.class)
            .flatMap(grid -> grid.rows().stream())
            .flatMap(row -> row.cells().stream())
            .filter(cell -> cell instanceof Cell.Figure(var number) && number.value() == null)
            .count();
  }
}
