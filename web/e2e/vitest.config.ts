import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["**/*.e2e.ts"],
    globalSetup: ["setup.ts"],
    environment: "node",
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 600_000,
    // a machine that does other work at the same time may be too slow once
    retry: 1,
  },
});
