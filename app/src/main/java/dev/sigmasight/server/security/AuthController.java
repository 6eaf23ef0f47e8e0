package dev.sigmasight.server.security;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.activity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
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
  private final SignInCheck check;
  private final Registration registration;
  private final SignIn signIn;
  private final SignOut signOut;
  private final Profiles profiles;

  AuthController(
      SignInCheck check,
      Registration registration,
      SignIn signIn,
      SignOut signOut,
      Profiles profiles) {
    this.check = check;
    this.registration = registration;
    this.signIn = signIn;
    this.signOut = signOut;
    this.profiles = profiles;
  }

  @Operation(summary = "Sign in with e-mail and password")
  @SecurityRequirements
  @PostMapping("/login")
  ResponseEntity<TokenView> login(
      @Valid @RequestBody LoginRequest login, Caller caller, HttpServletRequest request) {
    return signIn.answer(check.check(login, Door.EVERYBODY, caller), request);
  }

  @Operation(summary = "Create an account")
  @SecurityRequirements
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @PostMapping("/register")
  ResponseEntity<RegisteredView> register(
      @Valid @RequestBody RegisterRequest register, Caller caller) {
    Account account = registration.register(register, caller);
    return ResponseEntity.created(URI.create("/api/v1/auth/me")).body(RegisteredView.of(account));
  }

  @Operation(summary = "Who is signed in")
  @GetMapping("/me")
  ProfileView me(AccountId account) {
    return profiles.of(signIn.signedIn(account));
  }

  @Operation(summary = "Exchange a good token for a fresh one")
  @PostMapping("/refresh")
  ResponseEntity<TokenView> refresh(AccountId account, Caller caller, HttpServletRequest request) {
    return signIn.answer(signIn.refreshing(account, caller), request);
  }

  @Operation(summary = "Make the token void and clear the cookie")
  @PostMapping("/logout")
  ResponseEntity<LogoutView> logout(AccountToken token, Caller caller, HttpServletRequest request) {
    signOut.revoke(token, caller);
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, AuthCookie.cleared(Door.EVERYBODY, request).toString())
        .body(new LogoutView("You are signed out.", true));
  }

  @Operation(summary = "Change the password; every token issued before is void")
  @PostMapping("/password")
  ResponseEntity<TokenView> changePassword(
      AccountId account,
      @Valid @RequestBody PasswordRequest change,
      Caller caller,
      HttpServletRequest request) {
    Account signedIn = signIn.signedIn(account);
    check.changePassword(signedIn, change, caller);
    return signIn.answer(signedIn, request);
  }
}
