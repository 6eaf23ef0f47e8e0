package dev.sigmasight.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A figure of record that moved is noticed and named. */
class MovedFigureTest {
  private Demo demo;

  @BeforeEach
  void setUp() {
    demo = Demo.on(Demo.seededDatabase(), Demo.NOW);
  }

  @AfterEach
  void close() {
    demo.close();
  }

  private List<String> differences(int portfolio) {
    return demo.table().lines().get(portfolio).differences();
  }

  private void change(String sql) {
    assertThat(demo.db().sql(sql).update()).isPositive();
  }

  @Test
  void namesAPriceThatMovedByACent() {
    change(
        """
        update ledger_transaction set price = price + 0.01
        where position_id = '8669cf15-aaa6-b940-8afa-ee125abeca2b'
        """);

    assertThat(demo.table().isExact()).isFalse();
    assertThat(differences(0)).singleElement().asString().startsWith("long 485000.5600");
    assertThat(differences(1)).isEmpty();
  }

  @Test
  void namesCapitalThatMoved() {
    change(
        """
        update ledger_transaction set amount = amount - 1
        where kind = 'DEPOSIT' and portfolio_id = 'e23ab931-a033-edfe-ed4f-9d02474780b4'
        """);

    assertThat(differences(1)).singleElement().asString().startsWith("equity 2849999");
  }

  @Test
  void namesAPositionThatIsGone() {
    change(
        """
        update ledger_transaction set deleted_at = now()
        where position_id = 'c2a5d4a3-1842-b849-554c-5dd97f91a07c'
        """);

    assertThat(differences(2)).containsExactly("29 positions instead of 30");
  }

  @Test
  void namesAPortfolioThatIsGone() {
    change(
        "update portfolio set deleted_at = now() where id = 'ab46c3c0-ed71-6f5b-b3f3-d36fa65e210c'");

    assertThat(differences(4))
        .containsExactly(
            "0 positions instead of 9",
            "equity 0 instead of 950000.00",
            "long 0 instead of 950000.00");
  }
}
