package dev.sigmasight.server.security;

import dev.sigmasight.server.activity.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller where its request comes from, as an argument of type {@link Caller}. */
final class Callers implements HandlerMethodArgumentResolver {

  /** The network address, for counting tries. */
  static String address(Caller caller) {
    return Objects.requireNonNullElse(caller.ip(), "unknown");
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Caller.class;
  }

  @Override
  public Caller resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest http =
        Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    return new Caller(http.getRemoteAddr(), http.getHeader(HttpHeaders.USER_AGENT));
  }
}
