export interface Read {
  address: string;
  tab: string | null;
  cases: readonly string[];
}

export const TABS: readonly string[];
export const LEFT_OUT: Readonly<Record<string, string>>;
export const REFUSED: Readonly<Record<string, string>>;
export function readsOf(description: { paths: object }): Read[];
export function fileOf(name: string, read: Pick<Read, "address" | "tab">): string;
