import {
  type KeyboardEvent,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { coloursOf } from "../../../chart/Chart";
import { useFormat, useTaste } from "../../../lib/taste";
import styles from "./Correlation.module.css";
import { interval, type Matrix, type Node } from "./matrix";
import { at, layout, paint } from "./paint";

interface Spot {
  row: number;
  column: number;
}

const MOVES: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The matrix as a picture that is read with the pointer, a finger, or the arrow keys. */
export function HeatMap({
  matrix,
  root,
  summary,
  onReady,
}: {
  matrix: Matrix;
  root: Node | null;
  summary: string;
  onReady: (picture: (() => string) | null) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const help = useId();
  const format = useFormat();
  const taste = useTaste();
  const [width, setWidth] = useState(0);
  const [spot, setSpot] = useState<Spot | null>(null);
  const count = matrix.symbols.length;
  const longest = Math.max(1, ...matrix.symbols.map((symbol) => symbol.length));
  const shown = useMemo(
    () => layout(count, width, longest, root !== null),
    [count, width, longest, root],
  );
  const look = `${taste.theme} ${taste.palette}`;

  useEffect(() => {
    const element = frame.current;
    if (element === null) {
      return;
    }
    const size = new ResizeObserver(() => {
      setWidth(element.clientWidth);
    });
    size.observe(element);
    return () => {
      size.disconnect();
    };
  }, []);

  const write = useCallback((rho: number) => format.plain(rho), [format]);
  useEffect(() => {
    void look;
    const element = canvas.current;
    const context = element?.getContext("2d") ?? null;
    if (element === null || context === null || width === 0) {
      return;
    }
    const dense = window.devicePixelRatio || 1;
    element.width = Math.round(shown.width * dense);
    element.height = Math.round(shown.height * dense);
    context.scale(dense, dense);
    const font = getComputedStyle(element).fontFamily;
    paint(context, matrix, shown, root, coloursOf(element), write, font);
    element.dataset["drawn"] = "true";
  }, [matrix, root, shown, width, look, write]);

  useEffect(() => {
    onReady(() => canvas.current?.toDataURL("image/png") ?? "");
    return () => {
      onReady(null);
    };
  }, [onReady]);

  const press = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    if (move === undefined) {
      return;
    }
    event.preventDefault();
    const within = (place: number) => Math.max(0, Math.min(count - 1, place));
    setSpot((old) =>
      old === null
        ? { row: 0, column: Math.min(1, count - 1) }
        : { row: within(old.row + move[0]), column: within(old.column + move[1]) },
    );
  };
  const point = (event: { clientX: number; clientY: number }) => {
    const box = canvas.current?.getBoundingClientRect();
    if (box) {
      setSpot(at(shown, count, event.clientX - box.left, event.clientY - box.top));
    }
  };
  return (
    <div className={styles.heat}>
      <div
        ref={frame}
        className={styles.frame}
        role="application"
        aria-label={summary}
        aria-describedby={help}
        tabIndex={0}
        onKeyDown={press}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={(event) => {
          // a lifted finger leaves what it pointed at
          if (event.pointerType === "mouse") {
            setSpot(null);
          }
        }}
      >
        <canvas
          ref={canvas}
          style={{ width: shown.width, height: shown.height }}
          aria-hidden="true"
        />
        {spot !== null && (
          <span
            className={styles.spot}
            style={{
              left: shown.left + spot.column * shown.cell,
              top: shown.top + spot.row * shown.cell,
              width: shown.cell,
              height: shown.cell,
            }}
          />
        )}
      </div>
      <Reading matrix={matrix} spot={spot} />
      <Scale />
      <p id={help} className="sr-only">
        The arrow keys move from pair to pair. The button “as a table” shows all pairs as text.
      </p>
    </div>
  );
}

function Reading({ matrix, spot }: { matrix: Matrix; spot: Spot | null }) {
  const format = useFormat();
  if (spot === null) {
    return (
      <output className={`${styles.reading ?? ""} muted`}>
        Point at a pair, or press the arrow keys, to read it.
      </output>
    );
  }
  const [one, other] = [matrix.symbols[spot.row], matrix.symbols[spot.column]];
  const rho = matrix.rho[spot.row]?.[spot.column] ?? null;
  const n = matrix.n[spot.row]?.[spot.column] ?? null;
  const range = interval(rho, n);
  return (
    <output className={styles.reading}>
      {one === other ? (
        <>
          <strong>{one}</strong> with itself: {format.plain(rho)}
        </>
      ) : (
        <>
          <strong>
            {one} and {other}
          </strong>
          :{" "}
          {rho === null
            ? "not known, they have too few common days"
            : format.plain(rho, { signed: true })}
          {range !== null &&
            `, 95 % interval ${format.plain(range[0])} to ${format.plain(range[1])}`}
          {n !== null && `, ${format.count(n)} common days`}
        </>
      )}
    </output>
  );
}

function Scale() {
  const format = useFormat();
  return (
    <div className={styles.scale}>
      <span>{format.plain(-1, { digits: 0 })} opposite</span>
      <span className={styles.ramp} aria-hidden />
      <span>{format.plain(1, { digits: 0, signed: true })} together</span>
      <span className={styles.unknown} aria-hidden />
      <span>not known</span>
    </div>
  );
}
