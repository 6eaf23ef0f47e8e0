import { describe, expect, it } from "vitest";
import type { Schemas } from "../../api";
import {
  as,
  bodyOf,
  changeOf,
  editFaults,
  editOf,
  faults,
  SUBTYPES,
  type Wanted,
  wantedOf,
  type What,
} from "./position";

const TODAY = "2026-11-20";
const US = "en-US";
const share: Wanted = {
  ...wantedOf("p1", TODAY),
  symbol: " aapl ",
  quantity: "10",
  price: "199.5",
};
const option: Wanted = {
  ...as(wantedOf("p1", TODAY), "OPTION"),
  underlying: "spy",
  right: "PUT",
  strike: "450.5",
  expiry: "2026-12-18",
  quantity: "2",
  price: "3.1",
};

describe("a position as typed", () => {
  it("has no faults when it is whole", () => {
    expect(faults(share, TODAY, US)).toEqual({});
    expect(faults(option, TODAY, US)).toEqual({});
    expect(faults({ ...as(share, "CASH"), symbol: "CASH_BANK", price: "" }, TODAY, US)).toEqual({});
  });

  it("names every field that is missing, and only those of its class", () => {
    const nothing = { ...wantedOf("", ""), date: "" };
    expect(Object.keys(faults(nothing, TODAY, US)).sort()).toEqual(
      ["date", "portfolio", "price", "quantity", "symbol"].sort(),
    );
    expect(Object.keys(faults(as(nothing, "OPTION"), TODAY, US)).sort()).toEqual(
      ["date", "expiry", "portfolio", "price", "quantity", "strike", "underlying"].sort(),
    );
    expect(faults(as(nothing, "CASH"), TODAY, US).price).toBeUndefined();
  });

  it.each([
    ["quantity", { quantity: "0" }],
    ["quantity", { quantity: "-5" }],
    ["quantity", { quantity: "1.123456789" }],
    ["price", { price: "1,50" }],
    ["date", { date: "2026-11-21" }],
    ["symbol", { symbol: "TWO WORDS" }],
  ] as const)("says what is wrong with %s of %o", (field, part) => {
    expect(Object.keys(faults({ ...share, ...part }, TODAY, US))).toEqual([field]);
  });

  it("has an option that expires on its day or later, at a strike of at most three decimals", () => {
    expect(faults({ ...option, expiry: "2026-11-19" }, TODAY, US).expiry).toMatch(/Not before/);
    expect(faults({ ...option, expiry: TODAY }, TODAY, US)).toEqual({});
    expect(faults({ ...option, strike: "1.0005" }, TODAY, US).strike).toMatch(/decimals/);
  });

  it("keeps its kind where the other class has it, and takes the usual one elsewhere", () => {
    expect(as({ ...share, subtype: "ETF" }, "SHORT").subtype).toBe("ETF");
    expect(as({ ...share, subtype: "MUTUAL_FUND" }, "SHORT").subtype).toBe("STOCK");
    expect(as(share, "PRIVATE").subtype).toBe("OTHER");
    for (const what of Object.keys(SUBTYPES) as Exclude<What, "OPTION">[]) {
      expect(as(option, what).subtype).toBe(SUBTYPES[what][0]?.[0]);
    }
  });
});

describe("numbers in another format", () => {
  const german = { ...share, quantity: "1.000", price: "1.234,5" };

  it("are read as that format writes them", () => {
    expect(faults(german, TODAY, "de-DE")).toEqual({});
    expect(bodyOf(german, "de-DE")).toMatchObject({ quantity: 1000, avg_cost: 1234.5 });
    expect(faults({ ...german, price: "1,234.5" }, TODAY, "de-DE").price).toMatch(
      /not in your number format/,
    );
  });

  it("stand in a correction as they are shown, and are no change by that", () => {
    const position = { quantity: 1500, entry_price: 1234.5, notes: "" } as Schemas["Position"];
    const edit = editOf(position, "de-DE");
    expect(edit).toMatchObject({ quantity: "1.500", price: "1.234,5" });
    expect(changeOf(position, edit, "de-DE")).toBeNull();
  });
});

describe("what is sent", () => {
  it("is a share, negative when it is sold short", () => {
    expect(bodyOf(share, US)).toMatchObject({
      portfolio_id: "p1",
      symbol: "AAPL",
      investment_class: "PUBLIC",
      position_type: "LONG",
      quantity: 10,
      avg_cost: 199.5,
      entry_date: TODAY,
      notes: null,
    });
    expect(bodyOf(as(share, "SHORT"), US)).toMatchObject({ position_type: "SHORT", quantity: -10 });
  });

  it("is an option by its parts, of the type that its side and right make", () => {
    expect(bodyOf(option, US)).toEqual({
      portfolio_id: "p1",
      entry_date: TODAY,
      notes: null,
      investment_class: "OPTIONS",
      investment_subtype: "PUT",
      position_type: "LP",
      underlying_symbol: "SPY",
      strike_price: 450.5,
      expiration_date: "2026-12-18",
      quantity: 2,
      avg_cost: 3.1,
    });
    expect(bodyOf({ ...option, side: "written", right: "CALL" }, US)).toMatchObject({
      position_type: "SC",
      quantity: -2,
    });
  });

  it("is cash at one dollar a unit", () => {
    expect(bodyOf({ ...as(share, "CASH"), symbol: "cash_bank", price: "9" }, US)).toMatchObject({
      symbol: "CASH_BANK",
      investment_class: "PRIVATE",
      investment_subtype: "CASH",
      quantity: 10,
      avg_cost: 1,
    });
  });
});

describe("a correction", () => {
  const position = {
    quantity: -5,
    entry_price: 50.25,
    entry_date: "2025-01-02",
    notes: "hedge",
  } as Schemas["Position"];

  it("shows the quantity without its sign, and sends only what is different", () => {
    const edit = editOf(position, US);
    expect(edit).toEqual({
      quantity: "5",
      price: "50.25",
      date: position.entry_date,
      notes: "hedge",
    });
    expect(changeOf(position, edit, US)).toBeNull();
    expect(changeOf(position, { ...edit, price: "50.250" }, US)).toBeNull();
    expect(changeOf(position, { ...edit, quantity: "7" }, US)).toEqual({ quantity: -7 });
    expect(changeOf(position, { ...edit, date: "2025-01-03" }, US)).toEqual({
      entry_date: "2025-01-03",
    });
    expect(changeOf(position, { ...edit, price: "49", notes: "" }, US)).toEqual({
      entry_price: 49,
      notes: "",
    });
  });

  it("is refused before it is sent when it makes no sense", () => {
    const good = { quantity: "5", price: "1", date: TODAY, notes: "" };
    const bad = { quantity: "", price: "0", date: "2026-11-21", notes: "x".repeat(4001) };
    expect(editFaults(good, TODAY, US)).toEqual({});
    expect(Object.keys(editFaults(bad, TODAY, US)).sort()).toEqual(
      ["date", "notes", "price", "quantity"].sort(),
    );
    expect(editFaults({ ...good, date: "" }, TODAY, US).date).toBe("Choose the day.");
  });
});
