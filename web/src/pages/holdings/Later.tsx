import { type ReactNode, useEffect, useRef, useState } from "react";
import { Loading } from "../../ui";

/** What is read only when the reader comes near it. */
export function Later({ height, children }: { height: number; children: () => ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(typeof IntersectionObserver === "undefined");
  useEffect(() => {
    const element = place.current;
    if (near || element === null) {
      return;
    }
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) {
          setNear(true);
        }
      },
      { rootMargin: "200px" },
    );
    watch.observe(element);
    return () => {
      watch.disconnect();
    };
  }, [near]);
  return near ? children() : <div ref={place}>{<Loading height={height} />}</div>;
}
