/** The few parts all pages are made of. */
import { Tabs as RadixTabs } from "radix-ui";
import {
  type ButtonHTMLAttributes,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useRef,
} from "react";
import { X } from "lucide-react";
import { Failure } from "../api/client";
import { words } from "../lib/format";
import { useFormat } from "../lib/taste";
import styles from "./ui.module.css";

/** A box with a heading, of when it is, and what can be done with it. */
export function Card({
  title,
  asOf,
  computed,
  note,
  actions,
  children,
  id,
}: {
  title: ReactNode;
  asOf?: string | null | undefined;
  /** how its figures were computed */
  computed?: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** what a citation of the analyst links to */
  id?: string;
}) {
  const heading = useId();
  const { day } = useFormat();
  return (
    <section className={styles.card} aria-labelledby={heading} id={id}>
      <header className={styles.cardHead}>
        <h2 id={heading}>{title}</h2>
        {asOf !== undefined && <span className={styles.chip}>as of {day(asOf)}</span>}
        {computed}
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {note && <p className={styles.note}>{note}</p>}
      {children}
    </section>
  );
}

type Tone = "plain" | "primary" | "danger" | "quiet";

export function Button({
  tone = "plain",
  busy = false,
  children,
  className,
  disabled,
  type = "button",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { tone?: Tone; busy?: boolean }) {
  return (
    <button
      {...rest}
      type={type}
      className={`${styles.button ?? ""} ${className ?? ""}`}
      data-tone={tone}
      disabled={disabled === true || busy}
      aria-busy={busy}
    >
      {children}
    </button>
  );
}

/** A button that is only a picture has a name all the same. */
export function IconButton({
  label,
  children,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { label: string }) {
  return (
    <button type="button" {...rest} className={styles.icon} aria-label={label} title={label}>
      {children}
    </button>
  );
}

export function Chip({
  tone = "plain",
  children,
  title,
}: {
  tone?: "plain" | "good" | "warning" | "danger" | "accent";
  children: ReactNode;
  title?: string;
}) {
  return (
    <span className={styles.chip} data-tone={tone} title={title}>
      {children}
    </span>
  );
}

/** Tabs whose choice the address holds. */
export function Tabs<T extends string>({
  tabs,
  value,
  onChange,
  label,
  children,
}: {
  tabs: readonly { id: T; label: ReactNode }[];
  value: T;
  onChange: (tab: T) => void;
  label: string;
  children: ReactNode;
}) {
  return (
    <RadixTabs.Root
      value={value}
      onValueChange={(next) => {
        onChange(next as T);
      }}
      activationMode="manual"
      className={styles.tabs}
    >
      <RadixTabs.List className={styles.tabList} aria-label={label}>
        {tabs.map((tab) => (
          <RadixTabs.Trigger
            key={tab.id}
            value={tab.id}
            className={styles.tab}
            ref={(element) => {
              // in a narrow window the chosen one may stand outside of the strip
              if (tab.id === value) {
                const strip = element?.parentElement;
                if (
                  element &&
                  strip &&
                  element.offsetLeft + element.offsetWidth > strip.clientWidth
                ) {
                  strip.scrollLeft = element.offsetLeft - 24;
                }
              }
            }}
          >
            {tab.label}
          </RadixTabs.Trigger>
        ))}
      </RadixTabs.List>
      <RadixTabs.Content value={value} className={styles.tabBody} tabIndex={-1}>
        {children}
      </RadixTabs.Content>
    </RadixTabs.Root>
  );
}

/** A choice among few, of which one is always made. */
export function Segments<T extends string>({
  options,
  value,
  onChange,
  label,
}: {
  options: readonly { id: T; label: ReactNode }[];
  value: T;
  onChange: (choice: T) => void;
  label: string;
}) {
  const name = useId();
  return (
    <fieldset className={styles.segments}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label key={option.id} className={styles.segment} data-on={option.id === value}>
          <input
            type="radio"
            className="sr-only"
            name={name}
            checked={option.id === value}
            onChange={() => {
              onChange(option.id);
            }}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

/** What is wrong with a field: the server may say it without the name, as `is too easy to guess`. */
function sentence(name: string, said: string): string {
  return /^[a-z]/.test(said) ? `${name} ${said}.` : said;
}

/** A field with its label, what it is for, and what is wrong with it. */
export function Field({
  label,
  hint,
  error,
  children,
}: {
  label: string;
  hint?: ReactNode;
  error?: string | null | undefined;
  children: (props: {
    id: string;
    "aria-describedby"?: string;
    "aria-invalid"?: boolean;
  }) => ReactNode;
}) {
  const id = useId();
  const more = `${id}-more`;
  const told = (hint ?? error) != null;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(told ? { "aria-describedby": more } : {}),
        ...(error ? { "aria-invalid": true } : {}),
      })}
      {told && (
        <div id={more} className={styles.hint}>
          {error ? <span className={styles.error}>{sentence(label, error)}</span> : hint}
        </div>
      )}
    </div>
  );
}

/** A dialog of the browser: it holds the focus, which `data-first` gets first, and closes on Escape. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  wide = false,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  wide?: boolean;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    if (open && element && !element.open) {
      element.showModal();
      // It takes the first control, which is Close; what is hidden when React gives it the focus does not get it.
      element.querySelector<HTMLElement>("[data-first]")?.focus();
    } else if (!open && element?.open) {
      element.close();
    }
  }, [open]);
  const close = useCallback(() => {
    onClose();
  }, [onClose]);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-wide={wide}
      aria-labelledby={heading}
      onClose={close}
      onClick={(event) => {
        if (event.target === dialog.current) {
          close();
        }
      }}
    >
      {open && (
        <div className={styles.dialogBody}>
          <header className={styles.cardHead}>
            <h2 id={heading}>{title}</h2>
            <IconButton label="Close" onClick={close}>
              <X size={18} />
            </IconButton>
          </header>
          {children}
        </div>
      )}
    </dialog>
  );
}

/** There is nothing, why, and what to do about it. */
export function Empty({
  title,
  children,
  actions,
}: {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <h3>{title}</h3>
      {children && <div className="muted">{children}</div>}
      {actions && <div className="row">{actions}</div>}
    </div>
  );
}

/** What went wrong, in the server's words, which may begin with a field, and a way to try again. */
export function Trouble({ error, retry }: { error: unknown; retry?: () => void }) {
  const message = error instanceof Error ? error.message : "Something went wrong.";
  const faults = (error instanceof Failure ? (error.problem?.errors ?? []) : []).filter(
    (fault) => typeof fault.row === "number" || !message.includes(fault.message),
  );
  return (
    <div className={styles.trouble} role="alert">
      <p>{message.replace(/^[a-z]\w+/, words)}</p>
      {faults.length > 0 && (
        <ul>
          {faults.map((fault, index) => (
            <li key={index}>
              {typeof fault.row === "number" ? `Line ${String(fault.row)}: ` : ""}
              {fault.message}
            </li>
          ))}
        </ul>
      )}
      {retry && <Button onClick={retry}>Try again</Button>}
    </div>
  );
}

/** A place that is being filled; it keeps its height, so that nothing jumps. */
export function Loading({
  height = 160,
  label = "Loading",
}: {
  height?: number | undefined;
  label?: string;
}) {
  return (
    <div className={styles.loading} style={{ minHeight: height }} role="status">
      <span className="sr-only">{label}</span>
    </div>
  );
}

/** What a read gives: waiting, trouble, or the answer. */
export function Reading<T>({
  of,
  height,
  children,
}: {
  of: { data: T | undefined; error: unknown; refetch: () => unknown; isFetching?: boolean };
  height?: number;
  children: (data: T) => ReactNode;
}) {
  if (of.data !== undefined) {
    return children(of.data);
  }
  if (of.error) {
    return <Trouble error={of.error} retry={() => void of.refetch()} />;
  }
  return <Loading height={height} />;
}
