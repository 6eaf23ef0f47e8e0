package dev.sigmasight.server.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.sigmasight.server.batch.RunListener;
import dev.sigmasight.server.stage.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Measures time and memory while a run is under way. */
final class BatchMeter implements RunListener {
  private static final long MEMORY_EVERY_NANOS = 500_000_000;
  private static final double MEBI = 1 << 20;

  private final Path home;
  private final LongAdder reading = new LongAdder();
  private final LongAdder computing = new LongAdder();
  private final LongAdder writing = new LongAdder();
  private final AtomicLong postgres = new AtomicLong();
  private final AtomicLong looked = new AtomicLong();
  private final long began = System.nanoTime();
  private final long cpuBefore = cpuNanos();
  private long ended;
  private long cpuAfter;

  BatchMeter(Path home) {
    this.home = home;
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** What a thread does. */
  enum Work {
    READING,
    COMPUTING,
    WRITING
  }

  @Override
  public void progress(Phase phase, int over, int total) {
    long now = System.nanoTime();
    long last = looked.get();
    if (now - last > MEMORY_EVERY_NANOS && looked.compareAndSet(last, now)) {
      postgres.accumulateAndGet(serverMemory(), Math::max);
    }
  }

  @Override
  public void spent(Phase phase, long readingNanos, long computingNanos, long writingNanos) {
    reading.add(readingNanos);
    computing.add(computingNanos);
    writing.add(writingNanos);
  }

  void stop() {
    ended = System.nanoTime();
    cpuAfter = cpuNanos();
    postgres.accumulateAndGet(serverMemory(), Math::max);
  }

  Duration elapsed() {
    return Duration.ofNanos(ended - began);
  }

  /** Of this process's threads. */
  Duration cpu() {
    return Duration.ofNanos(cpuAfter - cpuBefore);
  }

  /** Share of the threads' time. */
  String share(Work work) {
    long all = reading.sum() + computing.sum() + writing.sum();
    long own =
        switch (work) {
          case READING -> reading.sum();
          case COMPUTING -> computing.sum();
          case WRITING -> writing.sum();
        };
    return all == 0 ? "–" : "%.0f %%".formatted(100.0 * own / all);
  }

  /** The most that lay in the heap at once. */
  String heap() {
    return mebibytes(pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum());
  }

  /** The most memory that the machine gave this process; since its start. */
  String resident() {
    return field(Path.of("/proc/self/status"), "VmHWM:")
        .map(kibi -> mebibytes(kibi << 10))
        .orElse("–");
  }

  /** The most that the database server took, shared memory counted once. */
  String postgres() {
    return postgres.get() == 0 ? "–" : mebibytes(postgres.get());
  }

  private static Stream<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private long serverMemory() {
    List<ProcessHandle> postmasters =
        ProcessHandle.allProcesses()
            .filter(each -> each.info().commandLine().orElse("").contains(home.toString()))
            .filter(each -> each.pid() != ProcessHandle.current().pid())
            .toList();
    return postmasters.stream()
        .flatMap(each -> Stream.concat(Stream.of(each), each.descendants()))
        .distinct()
        .mapToLong(
            each ->
                field(Path.of("/proc/" + each.pid() + "/smaps_rollup"), "Pss:").orElse(0L) << 10)
        .sum();
  }

  /** A number of kibibytes that Linux tells; empty elsewhere, or when the process has ended. */
  private static Optional<Long> field(Path file, String name) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> Long.valueOf(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static String mebibytes(long bytes) {
    return "%.0f MiB".formatted(bytes / MEBI);
  }
}
