package dev.sigmasight.server.cli;

import picocli.CommandLine.Command;

/** Measures the program on the machine it runs on. */
@Command(
    name = "benchmark",
    description = "Measure how fast this machine computes, with invented portfolios.",
    subcommands = {BenchmarkBatchCommand.class, BenchmarkCopyCommand.class})
final class BenchmarkCommand extends Tool {
  @Override
  public Integer call() {
    return help();
  }
}
