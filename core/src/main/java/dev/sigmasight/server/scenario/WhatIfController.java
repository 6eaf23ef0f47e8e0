package dev.sigmasight.server.scenario;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.analytics.Standings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Trades to try. */
@RestController
@RequestMapping("/api/v1/analytics/portfolio/{id}")
@Tag(name = "Scenarios")
class WhatIfController {
  private final Standings standings;
  private final WhatIfs whatIfs;

  WhatIfController(Standings standings, WhatIfs whatIfs) {
    this.standings = standings;
    this.whatIfs = whatIfs;
  }

  @Operation(
      summary = "Every figure before and after trades",
      description =
          "The engines of the nightly run work on what was held at the close, and on that with the"
              + " trades done at its marks. Symbols that are not held need stored prices. Nothing"
              + " is stored.")
  @PostMapping("/what-if")
  WhatIfView tried(AccountId account, @PathVariable UUID id, @RequestBody WhatIfRequest asked) {
    asked.check();
    return whatIfs.of(standings.of(account, id), asked);
  }
}
