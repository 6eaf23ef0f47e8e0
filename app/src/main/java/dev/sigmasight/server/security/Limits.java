package dev.sigmasight.server.security;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** How often one may try to sign in, to register and to import. */
@Component
@ConditionalOnWebApplication
class Limits {
  private static final int IPV6_BYTES = 16;
  private static final int IPV6_SITE = 8;

  private final Tries byAddress;
  private final Tries byEmail;
  private final Tries registrations;
  private final Tries imports;
  private final Tries calculations;
  private final Tries requests;

  Limits(SecuritySettings settings, Clock clock) {
    byAddress = tries(settings.failuresPerAddress(), settings, clock);
    byEmail = tries(settings.failuresPerEmail(), settings, clock);
    registrations = tries(settings.registrationsPerAddress(), settings, clock);
    imports = tries(settings.importsPerAccount(), settings, clock);
    calculations = tries(settings.calculationsPerAccount(), settings, clock);
    requests =
        new Tries(
            settings.requestsPerMinute(), Duration.ofMinutes(1), settings.remembered(), clock);
  }

  private static Tries tries(int limit, SecuritySettings settings, Clock clock) {
    return new Tries(limit, settings.window(), settings.remembered(), clock);
  }

  /** Runs a sign-in; only failed ones count. */
  <T> T signIn(String address, String email, Supplier<T> attempt) {
    String site = site(address);
    String name = email.strip().toLowerCase(Locale.ROOT);
    byAddress.take(site);
    byEmail.take(name);
    T result = attempt.get();
    byAddress.giveBack(site);
    byEmail.giveBack(name);
    return result;
  }

  void register(String address) {
    registrations.take(site(address));
  }

  void upload(String account) {
    imports.take(account);
  }

  void calculation(String account) {
    calculations.take(account);
  }

  /** Any request at all: of the account if there is one, otherwise of the network address. */
  void request(@Nullable String account, String address) {
    requests.take(account == null ? "from " + site(address) : account);
  }

  /** One network as far as anybody can tell: an IPv4 address, or the first half of an IPv6 one. */
  private static String site(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return HexFormat.of()
          .formatHex(bytes.length == IPV6_BYTES ? Arrays.copyOf(bytes, IPV6_SITE) : bytes);
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
