package dev.sigmasight.server.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import dev.sigmasight.server.account.ChangeLog;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Who may ask for what. Everything under /api/v1 needs an account but for what is listed here. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityRules {
  private static final RequestMatcher OPEN =
      new OrRequestMatcher(
          pathPattern("/api/v1/auth/login"),
          pathPattern("/api/v1/auth/register"),
          pathPattern("/api/v1/admin/auth/login"),
          pathPattern("/api/v1/onboarding/register"),
          pathPattern("/api/v1/onboarding/csv-template"),
          pathPattern("/api/v1/demo/accounts"),
          pathPattern("/api/v1/health"),
          new NegatedRequestMatcher(pathPattern("/api/v1/**")));

  private static final RequestMatcher ADMINISTRATION =
      new OrRequestMatcher(pathPattern("/api/v1/admin/**"), pathPattern("/api/v1/system/**"));

  @Bean
  SecurityFilterChain filters(
      HttpSecurity http,
      TokenHolder holder,
      ChangeLog changes,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    FilterFailures failures = new FilterFailures(problems);
    BearerOrCookie tokens = new BearerOrCookie(OPEN, ADMINISTRATION);
    return http.sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable) // SameOriginOnly does it without a token
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(SecurityHeaders::write)
        .addFilterBefore(failures, BearerTokenAuthenticationFilter.class)
        .addFilterBefore(new SameOriginOnly(), BearerTokenAuthenticationFilter.class)
        .addFilterAfter(
            new AdminAudit(changes, ADMINISTRATION), BearerTokenAuthenticationFilter.class)
        .oauth2ResourceServer(
            server ->
                server
                    .bearerTokenResolver(tokens)
                    .authenticationEntryPoint(failures)
                    .accessDeniedHandler(failures)
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(holder)))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(failures).accessDeniedHandler(failures))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(
                        DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers(OPEN)
                    .permitAll()
                    .requestMatchers(ADMINISTRATION)
                    .hasRole("ADMIN")
                    .anyRequest()
                    .authenticated())
        .build();
  }

  /** Refuses, beyond what is usual, parameters that no database can store. */
  @Bean
  StrictHttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
    return firewall;
  }
}
