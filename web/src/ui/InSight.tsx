import { type ReactNode, useEffect, useRef, useState } from "react";

/** Draws, and so reads, what is in it only when it comes near the window; the page opens without it. */
export function InSight({ height = 200, children }: { height?: number; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(typeof IntersectionObserver === "undefined");
  useEffect(() => {
    const element = place.current;
    if (seen || element === null) {
      return;
    }
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) {
          setSeen(true);
        }
      },
      { rootMargin: "200px" },
    );
    watch.observe(element);
    return () => {
      watch.disconnect();
    };
  }, [seen]);
  return seen ? <>{children}</> : <div ref={place} style={{ minHeight: height }} />;
}
