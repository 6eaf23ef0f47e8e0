package dev.sigmasight.server.target;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Target prices as text that the import reads, with the returns beside. */
final class TargetExport {
  private TargetExport() {}

  /** A header and a line for each; an unknown price is empty, 0 is 0. */
  static String csv(List<TargetPriceView> targets, boolean withMetadata) {
    List<String> header = new ArrayList<>(TargetFile.COLUMNS);
    header.addAll(List.of("expected_return_eoy", "expected_return_next_year", "downside_return"));
    if (withMetadata) {
      header.addAll(List.of("created_at", "updated_at"));
    }
    StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
    targets.forEach(
        target -> text.append(String.join(",", cells(target, withMetadata))).append('\n'));
    return text.toString();
  }

  private static List<String> cells(TargetPriceView target, boolean withMetadata) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                target.symbol(),
                target.positionType().name(),
                cell(target.targetPriceEoy()),
                cell(target.targetPriceNextYear()),
                cell(target.downsideTargetPrice()),
                cell(target.currentPrice()),
                cell(target.expectedReturnEoy()),
                cell(target.expectedReturnNextYear()),
                cell(target.downsideReturn())));
    if (withMetadata) {
      cells.add(target.createdAt().toString());
      cells.add(target.updatedAt().toString());
    }
    return cells;
  }

  private static String cell(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }
}
