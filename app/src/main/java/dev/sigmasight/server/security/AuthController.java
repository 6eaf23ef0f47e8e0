package dev.sigmasight.server.security;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.account.NewAccount;
import dev.sigmasight.server.account.PasswordChange;
import dev.sigmasight.server.account.Tokens;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Authentication")
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/v1/auth")
class AuthController {
  private final Accounts accounts;
  private final Tokens tokens;
  private final SignIn signIn;
  private final Profiles profiles;
  private final Limits limits;
  private final Clock clock;

  AuthController(
      Accounts accounts,
      Tokens tokens,
      SignIn signIn,
      Profiles profiles,
      Limits limits,
      Clock clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.signIn = signIn;
    this.profiles = profiles;
    this.limits = limits;
    this.clock = clock;
  }

  @Operation(summary = "Sign in with e-mail and password")
  @SecurityRequirements
  @PostMapping("/login")
  ResponseEntity<TokenView> login(
      @Valid @RequestBody LoginRequest login, HttpServletRequest request) {
    Account account =
        limits.signIn(
            request.getRemoteAddr(),
            login.email(),
            () -> accounts.authenticate(login.email(), login.password()));
    return signIn.answer(account, request);
  }

  @Operation(summary = "Create an account")
  @SecurityRequirements
  @PostMapping("/register")
  ResponseEntity<RegisteredView> register(
      @Valid @RequestBody RegisterRequest register, HttpServletRequest request) {
    limits.register(request.getRemoteAddr());
    Account account =
        accounts.create(
            NewAccount.user(register.email(), register.fullName()),
            register.password(),
            clock.instant());
    return ResponseEntity.created(URI.create("/api/v1/auth/me")).body(RegisteredView.of(account));
  }

  @Operation(summary = "Who is signed in")
  @GetMapping("/me")
  ProfileView me(AccountId account) {
    return profiles.of(signedIn(account), clock.instant());
  }

  @Operation(summary = "Exchange a good token for a fresh one")
  @PostMapping("/refresh")
  ResponseEntity<TokenView> refresh(AccountId account, HttpServletRequest request) {
    return signIn.answer(signedIn(account), request);
  }

  @Operation(summary = "Make the token void and clear the cookie")
  @PostMapping("/logout")
  ResponseEntity<LogoutView> logout(AccountToken token, HttpServletRequest request) {
    Jwt jwt = token.getToken();
    tokens.revoke(
        token.account(),
        UUID.fromString(jwt.getId()),
        Objects.requireNonNull(jwt.getExpiresAt(), "expiry"));
    tokens.forgetExpired(clock.instant());
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, AuthCookie.cleared(request).toString())
        .body(new LogoutView("You are signed out.", true));
  }

  @Operation(summary = "Change the password; every token issued before is void")
  @PostMapping("/password")
  ResponseEntity<TokenView> changePassword(
      AccountId account, @Valid @RequestBody PasswordRequest change, HttpServletRequest request) {
    Account signedIn = signedIn(account);
    PasswordChange passwords = new PasswordChange(change.currentPassword(), change.newPassword());
    limits.signIn(
        request.getRemoteAddr(),
        signedIn.email(),
        () -> {
          accounts.changePassword(account, passwords, clock.instant());
          return true;
        });
    return signIn.answer(signedIn, request);
  }

  private Account signedIn(AccountId id) {
    return accounts
        .byId(id)
        .orElseThrow(
            () -> new ProblemException(new Problem.Unauthenticated("This account is gone.")));
  }
}
