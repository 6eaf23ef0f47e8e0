package dev.sigmasight.market.yahoo;

import dev.sigmasight.market.http.Answer;
import dev.sigmasight.market.http.ApiKey;
import dev.sigmasight.market.http.Call;
import dev.sigmasight.market.http.Limits;
import dev.sigmasight.market.http.ProviderClient;
import dev.sigmasight.market.http.Verdict;
import dev.sigmasight.market.provider.ProviderStatus;
import dev.sigmasight.market.provider.Reply;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Asks Yahoo, with a session where it wants one. */
public final class YahooClient {

  /** The name stored with everything from here. */
  public static final String NAME = "yahoo";

  private final YahooAddresses addresses;
  private final String userAgent;
  private final ProviderClient client;
  private final YahooJudge judge;
  private final YahooSession session;

  /**
   * @param userAgent Yahoo refuses what does not look like a browser
   */
  public YahooClient(
      YahooAddresses addresses,
      String userAgent,
      Limits limits,
      ProviderClient.Surroundings surroundings) {
    this.addresses = addresses;
    this.userAgent = userAgent;
    judge = new YahooJudge(surroundings.timing());
    client =
        new ProviderClient(
            new ProviderClient.Profile(NAME, ApiKey.none(), limits, judge), surroundings);
    session = new YahooSession(addresses, userAgent, client, judge);
  }

  /** How Yahoo is doing. */
  public ProviderStatus status() {
    return client.status();
  }

  Instant now() {
    return client.timing().clock().instant();
  }

  URI data() {
    return addresses.data();
  }

  /** Asks what needs no session. */
  <T> Reply<T> open(Call call, Function<JsonNode, Reply<T>> reader) {
    return client.ask(call.withHeaders(Map.of("User-Agent", userAgent)), reader);
  }

  /** Asks what needs a session; when it is refused, once more with a new one. */
  <T> Reply<T> guarded(Call call, Function<JsonNode, Reply<T>> reader) {
    return switch (session.current()) {
      case Reply.Data<YahooSession.Ticket>(YahooSession.Ticket ticket) -> {
        AtomicBoolean refused = new AtomicBoolean();
        Reply<T> reply = with(ticket, call, reader, refused);
        yield refused.get() ? again(ticket, call, reader) : reply;
      }
      case Reply<YahooSession.Ticket> failed -> failed(failed);
    };
  }

  private <T> Reply<T> again(
      YahooSession.Ticket refused, Call call, Function<JsonNode, Reply<T>> reader) {
    return switch (session.insteadOf(refused)) {
      case Reply.Data<YahooSession.Ticket>(YahooSession.Ticket ticket) -> {
        AtomicBoolean refusedAgain = new AtomicBoolean();
        Reply<T> reply = with(ticket, call, reader, refusedAgain);
        if (refusedAgain.get()) {
          session.refusedThough();
        }
        yield reply;
      }
      case Reply<YahooSession.Ticket> failed -> failed(failed);
    };
  }

  private <T> Reply<T> with(
      YahooSession.Ticket ticket,
      Call call,
      Function<JsonNode, Reply<T>> reader,
      AtomicBoolean refused) {
    Call signed =
        call.at(ticket.signed(call.uri()))
            .withHeaders(Map.of("User-Agent", userAgent, "Cookie", ticket.cookies()));
    return client.ask(
        signed,
        (asked, answer) -> {
          refused.set(isRefusal(answer));
          return refused.get()
              ? Verdict.of(new Reply.NotEntitled<>("yahoo refuses the session (401)"))
              : judge.verdict(asked, answer);
        },
        reader);
  }

  private static boolean isRefusal(Answer answer) {
    return answer.status() == 401
        || (answer.body().length() < 500
            && (answer.body().contains("Invalid Crumb")
                || answer.body().contains("Invalid Cookie")));
  }

  private static <T> Reply<T> failed(Reply<YahooSession.Ticket> reply) {
    return switch (reply) {
      case Reply.RateLimited<YahooSession.Ticket>(String detail, var after) ->
          new Reply.RateLimited<>(detail, after);
      case Reply.NotEntitled<YahooSession.Ticket>(String detail) -> new Reply.NotEntitled<>(detail);
      case Reply.Malformed<YahooSession.Ticket>(String detail) -> new Reply.Malformed<>(detail);
      case Reply.Unavailable<YahooSession.Ticket>(String detail) -> new Reply.Unavailable<>(detail);
      default -> new Reply.Unavailable<>("yahoo gave no session");
    };
  }
}
