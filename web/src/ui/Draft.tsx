import { type InputHTMLAttributes, useEffect, useRef, useState } from "react";

/** A field that tells what stands in it when nobody has typed for a moment, or at once on Enter. */
export function Draft({
  value,
  onSettled,
  wait = 300,
  ...rest
}: Omit<InputHTMLAttributes<HTMLInputElement>, "value" | "onChange"> & {
  value: string;
  onSettled: (value: string) => void;
  wait?: number;
}) {
  const [draft, setDraft] = useState(value);
  const [told, setTold] = useState(value);
  const latest = useRef(onSettled);
  useEffect(() => {
    latest.current = onSettled;
  });
  // what another part of the page or the way back changed counts
  if (told !== value) {
    setTold(value);
    setDraft(value);
  }
  useEffect(() => {
    if (draft === value) {
      return;
    }
    const timer = setTimeout(() => {
      latest.current(draft);
    }, wait);
    return () => {
      clearTimeout(timer);
    };
  }, [draft, value, wait]);
  return (
    <input
      {...rest}
      value={draft}
      onChange={(event) => {
        setDraft(event.target.value);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          latest.current(draft);
        }
      }}
    />
  );
}
