package dev.sigmasight.server.demo;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a stranger which examples there are to look around with. */
@RestController
@Tag(name = "Authentication")
class DemoController {
  private final DemoEntry entry;

  DemoController(DemoEntry entry) {
    this.entry = entry;
  }

  @Schema(name = "DemoAccount")
  record AccountView(
      String email, String fullName, @Schema(description = "known to everybody") String password) {}

  @Schema(name = "DemoAccounts")
  record AccountsView(List<AccountView> accounts) {}

  @Operation(
      summary = "The example accounts, where `sigmasight demo` serves them; else none",
      description = "Needs no account.")
  @SecurityRequirements
  @GetMapping("/api/v1/demo/accounts")
  AccountsView accounts() {
    return new AccountsView(
        entry.accounts().stream()
            .map(each -> new AccountView(each.email(), each.fullName(), DemoAccount.PASSWORD))
            .toList());
  }
}
