package dev.sigmasight.server.schedule;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what happens when. */
@RestController
@Tag(name = "Administration: batch")
class ScheduleController {
  private final ObjectProvider<Schedule> schedule;

  ScheduleController(ObjectProvider<Schedule> schedule) {
    this.schedule = schedule;
  }

  /**
   * @param overdue why somebody should look; null if nobody need
   */
  record ScheduleView(boolean enabled, List<Schedule.NextView> tasks, @Nullable String overdue) {}

  @Operation(summary = "What the scheduler does next, and whether a run is overdue")
  @GetMapping("/api/v1/admin/batch/schedule")
  ScheduleView schedule() {
    Schedule known = schedule.getObject();
    return new ScheduleView(known.isEnabled(), known.next(), known.overdue().orElse(null));
  }
}
