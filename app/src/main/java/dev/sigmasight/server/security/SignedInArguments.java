package dev.sigmasight.server.security;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Teaches the controllers who is signed in and from where, and counts their uploads and
 * computations.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SignedInArguments implements WebMvcConfigurer {
  private final Limits limits;

  SignedInArguments(Limits limits) {
    this.limits = limits;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new SignedIn());
    resolvers.add(new Callers());
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(new RequestLimit(limits)).addPathPatterns("/api/**");
    interceptors
        .addInterceptor(new AccountLimit(limits::upload))
        .addPathPatterns(
            "/api/v1/onboarding/create-portfolio", "/api/v1/onboarding/import/preview");
    interceptors
        .addInterceptor(new AccountLimit(limits::calculation))
        .addPathPatterns("/api/v1/portfolios/*/calculate");
  }
}
