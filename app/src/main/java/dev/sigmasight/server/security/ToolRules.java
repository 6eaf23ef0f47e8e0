package dev.sigmasight.server.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import dev.sigmasight.server.account.AccessTokens;
import dev.sigmasight.server.mcp.ToolServer;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Who may use the tools at {@code /mcp}; these rules go before those of everything else. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(ToolSettings.class)
class ToolRules {
  private static final int REMEMBERED = 20_000;

  @Bean
  @Order(1)
  SecurityFilterChain toolFilters(
      HttpSecurity http,
      AccessTokens tokens,
      Limits limits,
      ToolSettings settings,
      Clock clock,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    FilterFailures failures = new FilterFailures(problems);
    Tries uses = new Tries(settings.requestsPerMinute(), Duration.ofMinutes(1), REMEMBERED, clock);
    return http.securityMatcher(pathPattern(ToolServer.PATH))
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable) // no browser sends an access token by itself
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(SecurityHeaders::write)
        .addFilterBefore(failures, AnonymousAuthenticationFilter.class)
        .addFilterBefore(new KnownOrigin(settings.origins()), AnonymousAuthenticationFilter.class)
        .addFilterBefore(
            new AccessTokenOnly(tokens, limits, uses, clock), AnonymousAuthenticationFilter.class)
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(failures).accessDeniedHandler(failures))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .build();
  }
}
