package dev.sigmasight.market.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calendar against {@code golden/nyse_calendar.json}, which was made from the rules alone. */
class TradingCalendarGoldenTest {

  private static final TradingCalendar NYSE = TradingCalendar.nyse();

  @ParameterizedTest(name = "{0}")
  @MethodSource("years")
  void closesOnTheHolidaysOfTheYear(String year, JsonNode expected) {
    List<LocalDate> closed =
        days(year)
            .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
            .filter(day -> !NYSE.isSession(day))
            .toList();
    assertThat(closed)
        .containsExactlyElementsOf(
            expected.get("holidays").values().stream()
                .map(holiday -> LocalDate.parse(holiday.get("date").asString()))
                .toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("years")
  void hasTheSessionsOfTheYear(String year, JsonNode expected) {
    int first = Integer.parseInt(year);
    assertThat(NYSE.sessions(LocalDate.of(first, 1, 1), LocalDate.of(first, 12, 31)))
        .hasSize(expected.get("trading_days").asInt());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("years")
  void closesAtOneOnTheDaysOfTheYear(String year, JsonNode expected) {
    List<LocalDate> early = days(year).filter(NYSE::isSession).filter(NYSE::closesEarly).toList();
    assertThat(early)
        .containsExactlyElementsOf(
            expected.get("early_closes_1pm").values().stream()
                .map(day -> LocalDate.parse(day.asString()))
                .toList())
        .allSatisfy(
            day -> assertThat(NYSE.close(day).toLocalTime()).isEqualTo(LocalTime.of(13, 0)));
  }

  @Test
  void answersTheGoldenQueries() {
    JsonNode expected = Objects.requireNonNull(golden().get("queries"));
    expected
        .get("previous_trading_day")
        .properties()
        .forEach(
            query ->
                assertThat(NYSE.previousSession(LocalDate.parse(query.getKey())))
                    .isEqualTo(query.getValue().asString()));
    expected
        .get("next_trading_day")
        .properties()
        .forEach(
            query ->
                assertThat(NYSE.nextSession(LocalDate.parse(query.getKey())))
                    .isEqualTo(query.getValue().asString()));
    expected
        .get("is_trading_day")
        .properties()
        .forEach(
            query ->
                assertThat(NYSE.isSession(LocalDate.parse(query.getKey())))
                    .as(query.getKey())
                    .isEqualTo(query.getValue().asBoolean()));
  }

  static Stream<Object[]> years() {
    return golden().entrySet().stream()
        .filter(entry -> !entry.getKey().equals("queries"))
        .map(entry -> new Object[] {entry.getKey(), entry.getValue()});
  }

  private static Stream<LocalDate> days(String year) {
    LocalDate first = LocalDate.of(Integer.parseInt(year), 1, 1);
    return first.datesUntil(first.plusYears(1));
  }

  private static Map<String, JsonNode> golden() {
    Map<String, JsonNode> cases = new LinkedHashMap<>();
    try (InputStream content =
        TradingCalendarGoldenTest.class.getResourceAsStream("/golden/nyse_calendar.json")) {
      JsonMapper.shared()
          .readTree(Objects.requireNonNull(content))
          .get("cases")
          .forEach(entry -> cases.put(entry.get("id").asString(), entry.get("expected")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }
}
