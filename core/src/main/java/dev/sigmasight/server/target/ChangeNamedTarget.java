package dev.sigmasight.server.target;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change of the target price that is known by its symbol and type. */
@Schema(description = "what is left out stays, null clears")
class ChangeNamedTarget extends ChangeTarget {
  private @Nullable String symbol;
  private @Nullable String positionType;

  public @Nullable String getSymbol() {
    return symbol;
  }

  public void setSymbol(@Nullable String symbol) {
    this.symbol = symbol;
  }

  @Schema(description = "in whatever case", defaultValue = "LONG")
  public @Nullable String getPositionType() {
    return positionType;
  }

  public void setPositionType(@Nullable String positionType) {
    this.positionType = positionType;
  }

  /** The change, if it makes sense; otherwise its faults are with the check. */
  Optional<NewTarget> target(TargetCheck check) {
    var named = check.type(positionType);
    Optional<NewTarget> read =
        check
            .what(symbol)
            .map(what -> new NewTarget(what.symbol(), check.typeOf(what, named), change()));
    check.change(change());
    return check.faults().isEmpty() ? read : Optional.empty();
  }
}
