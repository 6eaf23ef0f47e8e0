package dev.sigmasight.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://ann:s3cret@db.example:6543/risk",
        "postgres://ann:s3cret@db.example:6543/risk",
        "postgresql+asyncpg://ann:s3cret@db.example:6543/risk",
        "jdbc:postgresql://ann:s3cret@db.example:6543/risk",
        "jdbc:postgresql://db.example:6543/risk?user=ann&password=s3cret",
        "  POSTGRESQL://ann:s3cret@db.example:6543/risk\n"
      })
  void readsEveryForm(String text) {
    assertThat(DatabaseUrl.parse(text))
        .isEqualTo(DatabaseUrl.of("db.example", 6543, "risk").withUser("ann", "s3cret"));
  }

  @Test
  void decodesUserAndPassword() {
    DatabaseUrl url = DatabaseUrl.parse("postgres://a%40b:p%2Fw%3A%20+%25@h/d");
    assertThat(url.user()).isEqualTo("a@b");
    assertThat(url.password()).isEqualTo("p/w: +%");
  }

  @Test
  void forgivesASlashOrAnAtSignInThePassword() {
    DatabaseUrl url = DatabaseUrl.parse("postgres://ann:p/w@x@host/d");
    assertThat(url.password()).isEqualTo("p/w@x");
    assertThat(url.host()).isEqualTo("host");
  }

  @Test
  void fillsInTheUsualPort() {
    assertThat(DatabaseUrl.parse("postgres://u@host/d").port()).isEqualTo(5432);
  }

  @Test
  void keepsSeveralHosts() {
    DatabaseUrl url =
        DatabaseUrl.parse("postgresql://u@one,two:5433/d?target_session_attrs=read-write");
    assertThat(url.jdbc())
        .isEqualTo("jdbc:postgresql://one:5432,two:5433/d?targetServerType=primary");
  }

  @Test
  void readsIpv6Hosts() {
    DatabaseUrl url = DatabaseUrl.parse("postgres://u@[::1]:5433/d");
    assertThat(url.host()).isEqualTo("::1");
    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://[::1]:5433/d");
  }

  @Test
  void turnsParametersOfOtherClientsIntoTheDriversOwn() {
    DatabaseUrl url =
        DatabaseUrl.parse(
            "postgresql+asyncpg://u@h/d?ssl=require&application_name=x%20y&connect_timeout=3"
                + "&channel_binding=prefer&pgbouncer=true");
    assertThat(url.parameters())
        .isEqualTo(
            Map.of(
                "sslmode", "require",
                "ApplicationName", "x y",
                "connectTimeout", "3",
                "channelBinding", "prefer"));
    assertThat(url.jdbc()).contains("ApplicationName=x%20y");
  }

  @Test
  void neverShowsThePassword() {
    DatabaseUrl url = DatabaseUrl.parse("postgres://ann:s3cret@h/d?sslmode=require");
    assertThat(url).hasToString("postgresql://ann:***@h:5432/d?sslmode=require");
    assertThat(url.jdbc()).doesNotContain("s3cret");
    assertThat(url.place()).isEqualTo("h:5432/d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mysql://u:s3cret@h/d",
        "u:s3cret@h/d",
        "postgresql://u:s3cret@h",
        "postgresql://u:s3cret@h/",
        "postgresql://h/d?password=s3cret",
        "postgresql://u:s3cret@h:port/d",
        "postgresql://u:s3cret@h:0/d",
        "postgresql://u:s3cret@h:70000/d",
        "postgresql://u:s3cret%zz@h/d",
        "postgresql://u:s3cret@[::1/d",
        "postgresql://u:s3cret@%2Fvar%2Frun/d",
        "postgresql://u:s3cret@h/d?colour=s3cret"
      })
  void refusesInOneSentenceWithoutThePassword(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(InvalidDatabaseUrl.class)
        .message()
        .startsWith("The database address ")
        .endsWith(".")
        .doesNotContain("s3cret", "\n")
        .isNotEqualTo(text);
  }

  @Test
  void namesTheUnknownParameter() {
    assertThatThrownBy(() -> DatabaseUrl.parse("postgres://u@h/d?colour=blue"))
        .hasMessageContaining("colour");
  }
}
