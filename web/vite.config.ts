import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env["SIGMASIGHT_SERVER"] ?? "http://localhost:8000";

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2023",
    sourcemap: false,
    manifest: true,
    // a page's data: URI would need a wider content security policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 5173,
    fs: { allow: [".."] },
    proxy: Object.fromEntries(
      ["/api", "/docs", "/v3", "/health"].map((path) => [path, { target: server }]),
    ),
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.mjs"],
    setupFiles: ["src/testing/setup.ts"],
  },
});
