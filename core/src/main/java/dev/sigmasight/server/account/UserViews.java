package dev.sigmasight.server.account;

import dev.sigmasight.server.account.UserReads.User;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What administrators say and are told about accounts. */
final class UserViews {
  private UserViews() {}

  @Schema(name = "User")
  record UserView(
      UUID id,
      String email,
      String fullName,
      Role role,
      @Schema(description = "false once deactivated: no sign-in, no token is good")
          boolean isActive,
      Instant createdAt,
      @Schema(description = "with the password; null if never") @Nullable Instant lastLoginAt,
      @Schema(description = "deleted ones not counted") int portfolioCount) {

    static UserView of(User user) {
      Account account = user.account();
      return new UserView(
          account.id().value(),
          account.email(),
          account.fullName(),
          account.role(),
          account.active(),
          account.createdAt(),
          user.lastSignIn(),
          user.portfolios());
    }
  }

  @Schema(name = "UserPage")
  record PageView(
      @Schema(description = "accounts that fit, shown or not") long total,
      int limit,
      int offset,
      @Schema(description = "administrators first, then by e-mail") List<UserView> users) {}

  @Schema(name = "NewUser")
  record NewUser(
      @NotBlank String email,
      @NotBlank String fullName,
      @Schema(description = "at least 12 characters; the person changes it in the settings")
          @NotBlank
          String password,
      @Schema(description = "USER if left out") @Nullable Role role) {

    NewAccount account() {
      return role == Role.ADMIN
          ? NewAccount.admin(email, fullName)
          : NewAccount.user(email, fullName);
    }
  }

  @Schema(name = "UserChange")
  record UserChange(
      @Schema(description = "as it is if left out") @Nullable Role role,
      @Schema(description = "as it is if left out") @Nullable Boolean isActive) {}

  @Schema(name = "UserPassword")
  record UserPassword(
      @Schema(description = "at least 12 characters") @NotBlank String newPassword) {}
}
