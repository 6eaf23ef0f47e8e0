package dev.sigmasight.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.database.DatabaseChoice.Embedded;
import dev.sigmasight.database.DatabaseChoice.External;
import dev.sigmasight.database.DatabaseChoice.Refused;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseChoiceTest {
  private static final String CORE = "postgres://u:s3cret@h/core";
  private static final String AI = "postgresql+asyncpg://u:s3cret@h/ai";

  @Test
  void embedsWhenNothingIsNamed() {
    assertThat(DatabaseChoice.from(Map.of("HOME", "/home/ann")))
        .isEqualTo(new Embedded(Path.of("/home/ann/.sigmasight")));
  }

  @Test
  void embedsUnderTheHomeThatIsNamed() {
    assertThat(DatabaseChoice.from(Map.of("SIGMASIGHT_HOME", "/srv/risk", "DATABASE_URL", " ")))
        .isEqualTo(new Embedded(Path.of("/srv/risk")));
  }

  @Test
  void usesBothServersThatAreNamed() {
    assertThat(DatabaseChoice.from(Map.of("DATABASE_URL", CORE, "AI_DATABASE_URL", AI)))
        .isEqualTo(new External(DatabaseUrl.parse(CORE), DatabaseUrl.parse(AI)));
  }

  @Test
  void sharesTheCoreDatabaseInDevelopment() {
    DatabaseUrl core = DatabaseUrl.parse(CORE);
    assertThat(DatabaseChoice.from(Map.of("DATABASE_URL", CORE, "SIGMASIGHT_ENV", "Development")))
        .isEqualTo(new External(core, core));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "production", "staging", "dev"})
  void refusesToShareAnywhereElse(String environment) {
    assertThatThrownBy(
            () -> DatabaseChoice.from(Map.of("DATABASE_URL", CORE, "SIGMASIGHT_ENV", environment)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("AI_DATABASE_URL")
        .hasMessageContaining("SIGMASIGHT_ENV=development");
  }

  @Test
  void refusesAnAiDatabaseAlone() {
    assertThatThrownBy(() -> DatabaseChoice.from(Map.of("AI_DATABASE_URL", AI)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("DATABASE_URL is not");
  }

  @Test
  void namesTheVariableThatCannotBeRead() {
    assertThatThrownBy(
            () ->
                DatabaseChoice.from(
                    Map.of("DATABASE_URL", CORE, "AI_DATABASE_URL", "http://u:s3cret@h/d")))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("AI_DATABASE_URL: ")
        .message()
        .doesNotContain("s3cret");
  }
}
