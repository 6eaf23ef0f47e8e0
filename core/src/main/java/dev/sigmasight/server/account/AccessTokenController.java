package dev.sigmasight.server.account;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.account.AccessTokenViews.IssuedView;
import dev.sigmasight.server.account.AccessTokenViews.ListView;
import dev.sigmasight.server.account.AccessTokenViews.TokenView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The access tokens of the account. */
@RestController
@RequestMapping(AccessTokenController.PATH)
@Tag(name = "Access tokens")
class AccessTokenController {
  static final String PATH = "/api/v1/settings/tokens";

  private final AccessTokens tokens;
  private final Clock clock;

  AccessTokenController(AccessTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Operation(
      summary = "Issue an access token for a program of your own",
      description =
          "The token is in this answer and nowhere else. It opens the tools at /mcp and nothing"
              + " under /api. An account has at most 50.")
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @PostMapping
  ResponseEntity<IssuedView> issue(AccountId account, @RequestBody @Valid IssueToken wanted) {
    Instant now = clock.instant();
    AccessTokens.Issued issued = tokens.issue(account, wanted.token(), now);
    return ResponseEntity.created(URI.create(PATH + "/" + issued.token().id()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(new IssuedView(issued.text(), TokenView.of(issued.token(), now)));
  }

  @Operation(summary = "The access tokens that are not revoked, newest first")
  @GetMapping
  ListView list(AccountId account) {
    Instant now = clock.instant();
    return ListView.of(tokens.of(account), now);
  }

  @Operation(summary = "One access token")
  @GetMapping("/{id}")
  TokenView get(AccountId account, @PathVariable UUID id) {
    return TokenView.of(tokens.owned(account, id), clock.instant());
  }

  @Operation(summary = "Revoke an access token; it is void at once")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @DeleteMapping("/{id}")
  void revoke(AccountId account, @PathVariable UUID id) {
    tokens.revoke(account, id, clock.instant());
  }
}
