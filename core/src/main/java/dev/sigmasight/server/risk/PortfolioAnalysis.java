package dev.sigmasight.server.risk;

/** Everything the engines say of a portfolio at the close of a day. */
public record PortfolioAnalysis(
    PortfolioRisk risk,
    Breakdown breakdown,
    FactorExposures factors,
    StressResult stress,
    CorrelationResult correlation,
    TailResult tail) {}
