package dev.sigmasight.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.edge.AnswerTap;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Gives the answer to a read again, to the same account, while no transaction has ended in the
 * database since. For reads that depend on the core database and the time alone; a time within the
 * same minute counts as the same.
 */
final class KeptAnswers implements HandlerInterceptor {
  private static final long BYTES = 64L << 20;
  private static final int SECONDS = 60;

  private final Cache<Asked, Kept> answers =
      Caffeine.newBuilder()
          .maximumWeight(BYTES)
          .<Asked, Kept>weigher((asked, kept) -> asked.request().length() + kept.body.length)
          .build();
  private final Clock clock;

  KeptAnswers(Clock clock) {
    this.clock = clock;
  }

  private record Asked(AccountId account, String request, @Nullable String accepted) {}

  /** What the answer was made of. */
  private record Basis(String state, long minute) {}

  private static final class Kept {
    private final Basis basis;
    private final byte[] body;

    private Kept(Basis basis, byte[] body) {
      this.basis = basis;
      this.body = body;
    }
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!request.getMethod().equals("GET")
        || !(request.getUserPrincipal() instanceof AccountToken token)) {
      return true;
    }
    Asked asked = asked(request, token.account());
    Basis basis = new Basis(token.state(), clock.instant().getEpochSecond() / SECONDS);
    Kept kept = answers.getIfPresent(asked);
    if (kept == null || !kept.basis.equals(basis)) {
      AnswerTap.open(request, body -> answers.put(asked, new Kept(basis, body)));
      return true;
    }
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(kept.body);
    return false;
  }

  private static Asked asked(HttpServletRequest request, AccountId account) {
    return new Asked(
        account,
        request.getRequestURI() + "?" + Objects.requireNonNullElse(request.getQueryString(), ""),
        request.getHeader(HttpHeaders.ACCEPT));
  }
}
