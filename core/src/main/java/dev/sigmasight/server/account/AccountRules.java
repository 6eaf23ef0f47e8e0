package dev.sigmasight.server.account;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.kernel.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an e-mail, a name and a password must be. */
final class AccountRules {
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}.]+(\\.[^\\s@\\p{Cntrl}.]+)*");
  private static final int EMAIL_LENGTH = 254;
  private static final int NAME_LENGTH = 255;
  private static final int PASSWORD_LENGTH = 12;

  /** bcrypt looks at no more; a longer password would be weaker than it seems. */
  static final int PASSWORD_BYTES = 72;

  private static final Set<String> COMMON =
      Set.of(
          "123456789012",
          "1234567890123",
          "password1234",
          "password12345",
          "passwordpassword",
          "qwertyuiop12",
          "qwertyuiopasdf",
          "adminadmin123",
          "administrator",
          "letmeinletmein",
          "iloveyou1234",
          "welcome12345",
          "changemechangeme",
          "sigmasight123",
          "sigmasight1234");

  private AccountRules() {}

  static void check(NewAccount account, String password) {
    refuse(
        Stream.concat(
                identityFaults(account).stream(),
                passwordFaults("password", account.email(), account.fullName(), password).stream())
            .toList());
  }

  static void checkIdentity(NewAccount account) {
    refuse(identityFaults(account));
  }

  static void checkPassword(Account account, String password) {
    refuse(passwordFaults("new_password", account.email(), account.fullName(), password));
  }

  private static List<Fault> identityFaults(NewAccount account) {
    List<Fault> faults = new ArrayList<>();
    if (account.email().length() > EMAIL_LENGTH || !EMAIL.matcher(account.email()).matches()) {
      faults.add(new Fault("email", "is not an e-mail address", "EMAIL", 0, ""));
    }
    String name = account.fullName();
    if (name.isEmpty() || name.length() > NAME_LENGTH) {
      faults.add(new Fault("full_name", "must have 1 to 255 characters", "NAME", 0, ""));
    } else if (name.chars().anyMatch(Character::isISOControl)) {
      faults.add(new Fault("full_name", "must not contain control characters", "NAME", 0, ""));
    }
    return faults;
  }

  private static List<Fault> passwordFaults(
      String field, String email, String name, String password) {
    String said = "";
    String lower = password.toLowerCase(Locale.ROOT);
    if (password.codePointCount(0, password.length()) < PASSWORD_LENGTH) {
      said = "must have at least 12 characters";
    } else if (password.getBytes(StandardCharsets.UTF_8).length > PASSWORD_BYTES) {
      said = "must have at most 72 bytes";
    } else if (lower.equals(email) || lower.equals(name.toLowerCase(Locale.ROOT))) {
      said = "must not be the e-mail or the name";
    } else if (COMMON.contains(lower) || password.codePoints().distinct().count() < 4) {
      said = "is too easy to guess";
    }
    return said.isEmpty() ? List.of() : List.of(new Fault(field, said, "PASSWORD", 0, ""));
  }

  private static void refuse(List<Fault> faults) {
    if (!faults.isEmpty()) {
      Fault first = faults.getFirst();
      String more = faults.size() == 1 ? "" : " See errors for the rest.";
      throw new ProblemException(
          new Problem.InvalidInput(
              "INVALID_ACCOUNT", first.field() + " " + first.message() + "." + more, faults));
    }
  }
}
