package dev.sigmasight.server.security;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Teaches the controllers who is signed in and from where, counts uploads and computations, and
 * keeps answers.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SignedInArguments implements WebMvcConfigurer {
  private final Limits limits;
  private final KeptAnswers answers;

  SignedInArguments(Limits limits, Clock clock) {
    this.limits = limits;
    answers = new KeptAnswers(clock);
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
            "/api/v1/onboarding/create-portfolio",
            "/api/v1/onboarding/import/preview",
            "/api/v1/portfolios/*/imports");
    interceptors
        .addInterceptor(new AccountLimit(limits::calculation))
        .addPathPatterns("/api/v1/portfolios/*/calculate");
    interceptors
        .addInterceptor(answers)
        .addPathPatterns("/api/v1/data/**", "/api/v1/analytics/**", "/api/v1/views/**");
  }
}
