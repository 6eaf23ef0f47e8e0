package dev.sigmasight.server.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a sign-in lasts and how often one may try.
 *
 * @param tokenLifetime how long a token is good
 * @param adminTokenLifetime the same of a token for the administration
 * @param failuresPerAddress failed sign-ins from one network address within the window
 * @param failuresPerEmail failed sign-ins for one e-mail within the window
 * @param registrationsPerAddress new accounts from one network address within the window
 * @param importsPerAccount uploaded files of one account within the window
 * @param calculationsPerAccount computations of a portfolio that one account asks for within the
 *     window
 * @param requestsPerMinute of any kind, of one account, and of one network address without account
 * @param window in which those tries come back, evenly
 * @param remembered addresses, e-mails and accounts whose tries are counted; beyond, the least used
 *     are forgotten
 */
@ConfigurationProperties("sigmasight.security")
record SecuritySettings(
    @DefaultValue("24h") Duration tokenLifetime,
    @DefaultValue("8h") Duration adminTokenLifetime,
    @DefaultValue("50") int failuresPerAddress,
    @DefaultValue("10") int failuresPerEmail,
    @DefaultValue("60") int registrationsPerAddress,
    @DefaultValue("60") int importsPerAccount,
    @DefaultValue("60") int calculationsPerAccount,
    @DefaultValue("300000") int requestsPerMinute,
    @DefaultValue("15m") Duration window,
    @DefaultValue("20000") int remembered) {

  Duration lifetime(Door door) {
    return switch (door) {
      case EVERYBODY -> tokenLifetime;
      case ADMINISTRATION -> adminTokenLifetime;
    };
  }
}
