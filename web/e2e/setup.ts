import type { TestProject } from "vitest/node";
import { removeHome, start } from "./server";

declare module "vitest" {
  interface ProvidedContext {
    url: string;
    home: string;
  }
}

/** One server with the demo data for all files; E2E_URL names one that runs already. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["E2E_URL"];
  if (given !== undefined) {
    project.provide("url", given);
    project.provide("home", process.env["E2E_HOME"] ?? "");
    return async () => {};
  }
  const running = await start("demo");
  project.provide("url", running.url);
  project.provide("home", running.home);
  return async () => {
    await running.stop();
    removeHome(running);
  };
}
