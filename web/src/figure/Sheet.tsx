import { Popover } from "radix-ui";
import type { ReactNode, RefObject } from "react";
import styles from "./Figure.module.css";

/** What a press on a button opens beside it; Escape and a press elsewhere close it. */
export function Sheet({
  anchor,
  onOpenChange,
  children,
}: {
  anchor: RefObject<HTMLButtonElement | null>;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Popover.Root open onOpenChange={onOpenChange}>
      <Popover.Anchor virtualRef={anchor as RefObject<HTMLButtonElement>} />
      <Popover.Portal>
        <Popover.Content
          className={styles.sheet}
          sideOffset={6}
          collisionPadding={12}
          onInteractOutside={(event) => {
            // a press on the button itself closes it by its own
            if (anchor.current?.contains(event.target as Node)) {
              event.preventDefault();
            }
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            anchor.current?.focus();
          }}
        >
          {children}
          <Popover.Arrow className={styles.point} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** A line of what is told of a figure; none where it is not known. */
export function fact(name: string, value: ReactNode) {
  return value === null ? null : (
    <div key={name}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
