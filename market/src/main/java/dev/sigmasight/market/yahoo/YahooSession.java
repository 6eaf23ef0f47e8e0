package dev.sigmasight.market.yahoo;

import dev.sigmasight.market.http.Address;
import dev.sigmasight.market.http.Answer;
import dev.sigmasight.market.http.Call;
import dev.sigmasight.market.http.Judge;
import dev.sigmasight.market.http.ProviderClient;
import dev.sigmasight.market.http.Verdict;
import dev.sigmasight.market.provider.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The cookie and the crumb that belong together. Whoever finds them missing or refused fetches them
 * for all; the others wait.
 */
final class YahooSession {
  private static final Duration LEFT_ALONE = Duration.ofMinutes(15);
  private static final Duration AFTER_AN_OUTAGE = Duration.ofMinutes(1);
  private static final int LONGEST_CRUMB = 64;
  private static final int MOST_STEPS = 8;

  private final YahooAddresses addresses;
  private final String userAgent;
  private final ProviderClient client;
  private final YahooJudge judge;
  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable Ticket ticket;
  private Reply<Ticket> failure = new Reply.Unavailable<>("yahoo gave no session");
  private Instant notBefore = Instant.MIN;

  YahooSession(
      YahooAddresses addresses, String userAgent, ProviderClient client, YahooJudge judge) {
    this.addresses = addresses;
    this.userAgent = userAgent;
    this.client = client;
    this.judge = judge;
  }

  /** What a guarded question carries. */
  record Ticket(String cookies, String crumb) {
    URI signed(URI uri) {
      String separator = uri.getRawQuery() == null ? "?" : "&";
      return URI.create(uri + separator + "crumb=" + Address.segment(crumb));
    }

    @Override
    public String toString() {
      return "a session";
    }
  }

  /** The session; fetched if there is none. */
  Reply<Ticket> current() {
    lock.lock();
    try {
      return ticket != null ? new Reply.Data<>(ticket) : fetched();
    } finally {
      lock.unlock();
    }
  }

  /** A newer session than one that was refused. */
  Reply<Ticket> insteadOf(Ticket refused) {
    lock.lock();
    try {
      if (refused.equals(ticket)) {
        ticket = null;
      }
      return current();
    } finally {
      lock.unlock();
    }
  }

  /** Even a new session was refused: no other is fetched for a while. */
  void refusedThough() {
    lock.lock();
    try {
      ticket = null;
      failed(new Reply.NotEntitled<>("yahoo refuses every session (401)"));
    } finally {
      lock.unlock();
    }
  }

  private Reply<Ticket> fetched() {
    if (client.timing().clock().instant().isBefore(notBefore)) {
      return failure;
    }
    Map<String, String> cookies = new LinkedHashMap<>();
    Reply<Boolean> bootstrap =
        client.ask(
            headed(Call.of("cookie", addresses.cookie()), cookies),
            keeping(cookies),
            YahooSession::any);
    if (bootstrap instanceof Reply.RateLimited<Boolean>(String detail, Optional<Duration> after)) {
      return failed(new Reply.RateLimited<>(detail, after));
    }
    if (!hasSession(cookies)) {
      Reply<Ticket> refusal = consent(cookies);
      if (!hasSession(cookies)) {
        return failed(refusal);
      }
    }
    return switch (crumb(cookies)) {
      case Reply.Data<Ticket>(Ticket fresh) -> {
        ticket = fresh;
        yield new Reply.Data<>(fresh);
      }
      case Reply<Ticket> refusal -> failed(refusal);
    };
  }

  private Reply<Ticket> failed(Reply<Ticket> reply) {
    failure = reply;
    Duration rest = reply instanceof Reply.Unavailable<Ticket> ? AFTER_AN_OUTAGE : LEFT_ALONE;
    notBefore = client.timing().clock().instant().plus(rest);
    return reply;
  }

  private Reply<Ticket> crumb(Map<String, String> cookies) {
    Call call = Call.of("crumb", Address.of(addresses.crumb(), "/v1/test/getcrumb", Map.of()));
    return client.ask(
        headed(call, cookies),
        (asked, answer) -> {
          String crumb = answer.body().strip();
          boolean good =
              answer.status() == 200
                  && !crumb.isEmpty()
                  && crumb.length() <= LONGEST_CRUMB
                  && crumb.chars().allMatch(c -> c > ' ' && c < 127 && c != '<' && c != '{');
          if (good) {
            return Verdict.of(new Reply.Data<>(JsonNodeFactory.instance.stringNode(crumb)));
          }
          return answer.status() == 200 && !answer.body().contains("Too Many Requests")
              ? Verdict.malformed("yahoo gave no crumb")
              : judge.verdict(asked, answer);
        },
        body -> new Reply.Data<>(new Ticket(header(cookies), body.stringValue())));
  }

  /** Says yes to the cookies: follows the redirects and sends the form of the page they end at. */
  private Reply<Ticket> consent(Map<String, String> cookies) {
    Step next = new Step(addresses.consent(), null);
    for (int step = 0; step < MOST_STEPS && !hasSession(cookies); step++) {
      Call call = headed(Call.of("consent", next.uri()), cookies);
      String form = next.form();
      Reply<Step> reply =
          client.ask(
              form == null ? call : call.posting(form),
              (asked, answer) -> step(asked, answer, cookies),
              body -> new Reply.Data<>(Step.of(body.stringValue())));
      if (!(reply instanceof Reply.Data<Step>(Step following))) {
        break;
      }
      next = following;
    }
    return new Reply.Unavailable<>("yahoo asks for consent to cookies and does not take ours");
  }

  private Verdict step(Call asked, Answer answer, Map<String, String> cookies) {
    Cookies.keep(answer.headers(), cookies);
    if (answer.status() == 429 || answer.status() >= 500) {
      return judge.verdict(asked, answer);
    }
    return ConsentPage.next(asked.uri(), answer)
        .filter(step -> addresses.isOurs(step.uri()))
        .map(
            step ->
                Verdict.of(new Reply.Data<>(JsonNodeFactory.instance.stringNode(step.asText()))))
        .orElseGet(() -> Verdict.of(new Reply.Unavailable<>("yahoo asks for consent")));
  }

  /** Where the consent goes next; with a form it is sent there. */
  record Step(URI uri, @Nullable String form) {
    String asText() {
      return uri + "\n" + (form == null ? "" : form);
    }

    static Step of(String text) {
      int end = text.indexOf('\n');
      String form = text.substring(end + 1);
      return new Step(URI.create(text.substring(0, end)), form.isEmpty() ? null : form);
    }
  }

  /** The status means nothing here, only the cookies. */
  private Judge keeping(Map<String, String> cookies) {
    return (asked, answer) -> {
      Cookies.keep(answer.headers(), cookies);
      return answer.status() == 429 && !hasSession(cookies)
          ? judge.verdict(asked, answer)
          : Verdict.of(new Reply.Data<>(JsonNodeFactory.instance.stringNode("")));
    };
  }

  private static Reply<Boolean> any(JsonNode body) {
    return new Reply.Data<>(body.isString());
  }

  private Call headed(Call call, Map<String, String> cookies) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", userAgent);
    headers.put("Accept", "text/html,application/xhtml+xml,application/xml,*/*");
    if (!cookies.isEmpty()) {
      headers.put("Cookie", header(cookies));
    }
    return call.withHeaders(headers);
  }

  private static boolean hasSession(Map<String, String> cookies) {
    return cookies.containsKey("A3") || cookies.containsKey("A1");
  }

  private static String header(Map<String, String> cookies) {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }
}
