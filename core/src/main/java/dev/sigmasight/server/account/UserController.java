package dev.sigmasight.server.account;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.UserViews.NewUser;
import dev.sigmasight.server.account.UserViews.PageView;
import dev.sigmasight.server.account.UserViews.UserChange;
import dev.sigmasight.server.account.UserViews.UserPassword;
import dev.sigmasight.server.account.UserViews.UserView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The accounts of everybody, for administrators. */
@RestController
@RequestMapping(UserController.PATH)
@Tag(name = "Administration: users")
class UserController {
  static final String PATH = "/api/v1/admin/users";

  private final Accounts accounts;
  private final UserReads reads;
  private final Clock clock;

  UserController(Accounts accounts, UserReads reads, Clock clock) {
    this.accounts = accounts;
    this.reads = reads;
    this.clock = clock;
  }

  @Operation(summary = "Accounts, administrators first")
  @GetMapping
  PageView list(
      @Parameter(description = "part of an e-mail or a name") @RequestParam(defaultValue = "")
          String search,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int offset) {
    UserReads.Page page = reads.find(search.strip(), limit, offset);
    return new PageView(
        page.total(), limit, offset, page.users().stream().map(UserView::of).toList());
  }

  @Operation(summary = "One account")
  @GetMapping("/{user_id}")
  UserView get(@PathVariable("user_id") UUID id) {
    return user(new AccountId(id));
  }

  @Operation(
      summary = "Create an account",
      description = "Whether strangers may register by themselves makes no difference here.")
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @PostMapping
  ResponseEntity<UserView> create(AccountId administrator, @RequestBody @Valid NewUser wanted) {
    Account created =
        accounts.createFor(administrator, wanted.account(), wanted.password(), clock.instant());
    return ResponseEntity.created(URI.create(PATH + "/" + created.id())).body(user(created.id()));
  }

  @Operation(
      summary = "Deactivate an account, activate it again, or change its role",
      description =
          "Nobody signs in to a deactivated account and none of its tokens is good; what it owns"
              + " stays and is computed. One's own account is refused, so there is always an"
              + " administrator.")
  @PutMapping("/{user_id}")
  UserView change(
      AccountId administrator,
      @PathVariable("user_id") UUID id,
      @RequestBody @Valid UserChange change) {
    AccountId user = new AccountId(id);
    accounts.change(administrator, user, change, clock.instant());
    return user(user);
  }

  @Operation(
      summary = "Set the password of somebody who forgot it",
      description = "Every token issued until now is void. One's own is changed in the settings.")
  @PutMapping("/{user_id}/password")
  UserView password(
      AccountId administrator,
      @PathVariable("user_id") UUID id,
      @RequestBody @Valid UserPassword wanted) {
    AccountId user = new AccountId(id);
    accounts.setPassword(administrator, user, wanted.newPassword(), clock.instant());
    return user(user);
  }

  private UserView user(AccountId id) {
    return reads
        .byId(id)
        .map(UserView::of)
        .orElseThrow(
            () -> new ProblemException(new Problem.NotFound("There is no account with this id.")));
  }
}
