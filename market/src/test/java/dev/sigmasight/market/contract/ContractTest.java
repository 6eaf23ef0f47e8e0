package dev.sigmasight.market.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.provider.ProviderCall.Outcome;
import dev.sigmasight.market.provider.Reply;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reply that is known of a provider, over HTTP, read to what it means. */
class ContractTest {

  /**
   * @param target where the reply is served
   * @param ask the question
   * @param outcome of the last call
   * @param check what the reply must be
   */
  record Case(
      String fixture,
      String target,
      Function<Desk, Reply<?>> ask,
      Outcome outcome,
      Consumer<Reply<?>> check) {

    static Case of(String fixture, String target, Function<Desk, Reply<?>> ask, Outcome outcome) {
      return new Case(fixture, target, ask, outcome, _ -> {});
    }

    /** Checks the data. */
    Case with(Consumer<Object> data) {
      return new Case(
          fixture,
          target,
          ask,
          outcome,
          reply ->
              assertThat(reply)
                  .isInstanceOfSatisfying(Reply.Data.class, it -> data.accept(it.value())));
    }

    /** A reply of this kind, made of an answer of another. */
    Case replying(String kind) {
      return new Case(
          fixture,
          target,
          ask,
          outcome,
          reply -> assertThat(reply.getClass().getSimpleName()).isEqualTo(kind));
    }

    @Override
    public String toString() {
      return fixture + " is " + outcome;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(YahooCases.all(), OtherCases.fmp(), OtherCases.polygon(), OtherCases.fred())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsEveryReply(Case given) {
    try (Desk desk = new Desk()) {
      desk.serving(given.target(), given.fixture());

      Reply<?> reply = given.ask().apply(desk);

      assertThat(desk.heard.getLast().outcome()).as(reply.toString()).isEqualTo(given.outcome());
      given.check().accept(reply);
      assertThat(reply.toString() + desk.heard).doesNotContain(Desk.KEY);
    }
  }

  @Test
  void leavesNoFixtureOut() {
    Stream<String> replayed =
        Stream.of(
                cases().map(Case::fixture),
                YahooSessionTest.FIXTURES.stream(),
                Desk.FIXTURES.stream())
            .flatMap(each -> each);

    assertThat(replayed.distinct().sorted()).containsExactlyElementsOf(Fixture.all());
  }
}
