package dev.sigmasight.server.security;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.activity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signs administrators in, with a token that lasts a working day. */
@Tag(name = "Administration: sign-in")
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/v1/admin/auth")
class AdminAuthController {
  private final SignInCheck check;
  private final SignIn signIn;
  private final SignOut signOut;
  private final Accounts accounts;

  AdminAuthController(SignInCheck check, SignIn signIn, SignOut signOut, Accounts accounts) {
    this.check = check;
    this.signIn = signIn;
    this.signOut = signOut;
    this.accounts = accounts;
  }

  @Operation(
      summary = "Sign in as an administrator",
      description = "Whoever is none is answered like a wrong password.")
  @SecurityRequirements
  @PostMapping("/login")
  ResponseEntity<AdminTokenView> login(
      @Valid @RequestBody LoginRequest login, Caller caller, HttpServletRequest request) {
    Account account = check.check(login, Door.ADMINISTRATION, caller);
    return signIn.administrator(account, request);
  }

  @Operation(summary = "Which administrator is signed in")
  @GetMapping("/me")
  AdminProfileView me(AccountId account) {
    return AdminProfileView.of(signIn.signedIn(account), accounts.lastSignIn(account).orElse(null));
  }

  @Operation(summary = "Exchange a good token for a fresh one")
  @PostMapping("/refresh")
  ResponseEntity<AdminTokenView> refresh(
      AccountId account, Caller caller, HttpServletRequest request) {
    return signIn.administrator(signIn.refreshing(account, caller), request);
  }

  @Operation(summary = "Make the token void and clear the cookie")
  @PostMapping("/logout")
  ResponseEntity<LogoutView> logout(AccountToken token, Caller caller, HttpServletRequest request) {
    signOut.revoke(token, caller);
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, AuthCookie.cleared(Door.ADMINISTRATION, request).toString())
        .body(new LogoutView("You are signed out.", true));
  }
}
