import { beforeEach, describe, expect, it } from "vitest";
import { renderHook } from "@testing-library/react";
import { named, setConsent, useConsent } from "./provider";

describe("consent", () => {
  beforeEach(() => {
    localStorage.clear();
  });

  it("holds for one account and one provider", () => {
    setConsent("account", "api.openai.com");

    expect(renderHook(() => useConsent("account")).result.current).toBe("api.openai.com");
    expect(renderHook(() => useConsent("other")).result.current).toBeNull();
  });

  it("is withdrawn", () => {
    setConsent("account", "api.openai.com");
    setConsent("account", null);

    expect(renderHook(() => useConsent("account")).result.current).toBeNull();
  });
});

describe("named", () => {
  it("names the provider and its models in their order", () => {
    expect(named("api.openai.com", ["one"])).toBe("api.openai.com, model one");
    expect(named("api.openai.com", ["one", "two"])).toBe("api.openai.com, models one, then two");
  });
});
