import { Link, useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { Bookmark, Check, Pencil, Save, Trash2 } from "lucide-react";
import { Popover } from "radix-ui";
import { type FormEvent, useState } from "react";
import type { Schemas } from "../../api";
import { useChange, useRead } from "../../query";
import { useScope } from "../../shell/scope";
import { Button, Field, IconButton, Reading, Trouble } from "../../ui";
import { Done } from "./Done";
import styles from "./SavedViews.module.css";
import { read, shownOf, textOf, withColumns } from "./saved";

type View = Schemas["SavedView"];

const VIEWS = "/api/v1/settings/views";
const ONE = `${VIEWS}/{id}` as const;
const LONGEST = 80;

interface Undo {
  said: string;
  back: () => Promise<unknown>;
}

/** The views of the holdings that the reader saved: opened, saved, renamed and deleted. */
export function SavedViews() {
  const scope = useScope();
  const router = useRouter();
  const navigate = useNavigate();
  const search: object = useSearch({ strict: false });
  const views = useRead(VIEWS);
  const create = useChange("post", VIEWS, [VIEWS]);
  const change = useChange("put", ONE, [VIEWS]);
  const remove = useChange("delete", ONE, [VIEWS]);
  const [open, setOpen] = useState(false);
  const [undo, setUndo] = useState<Undo | null>(null);

  const now = textOf(shownOf(search), router.options);
  const isShown = (view: View) => textOf(read(view.search, router.options), router.options) === now;
  const current = views.data?.views.find(isShown);
  const error = create.error ?? change.error ?? remove.error;

  const reset = () => {
    create.reset();
    change.reset();
    remove.reset();
  };
  /** What is on screen, to be saved; afterwards the address names its columns, too. */
  const shown = () => withColumns(shownOf(search));
  const show = () =>
    navigate({
      to: ".",
      replace: true,
      search: (old: object) => ({ ...old, ...shown() }),
    });
  const overwrite = async (view: View) => {
    reset();
    await change.mutateAsync({
      path: { id: view.id },
      body: { search: textOf(shown(), router.options) },
    });
    await show();
    setOpen(false);
    setUndo({
      said: `The view ${view.name} is now what is on screen.`,
      back: () => change.mutateAsync({ path: { id: view.id }, body: { search: view.search } }),
    });
  };
  const save = async (name: string) => {
    const known = views.data?.views.find((each) => isSame(each.name, name));
    if (known) {
      await overwrite(known);
      return;
    }
    reset();
    await create.mutateAsync({ body: { name, search: textOf(shown(), router.options) } });
    await show();
    setOpen(false);
  };
  const forget = async (view: View) => {
    reset();
    await remove.mutateAsync({ path: { id: view.id } });
    setUndo({
      said: `The view ${view.name} is deleted.`,
      back: () => create.mutateAsync({ body: { name: view.name, search: view.search } }),
    });
  };

  return (
    <>
      <Popover.Root
        open={open}
        onOpenChange={(next) => {
          reset();
          setOpen(next);
        }}
      >
        <Popover.Trigger asChild>
          <Button className={styles.trigger}>
            <Bookmark size={16} aria-hidden />
            <span className={styles.current}>
              {current === undefined ? (
                "Saved views"
              ) : (
                <>
                  <span className="sr-only">Saved views: </span>
                  {current.name}
                </>
              )}
            </span>
          </Button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            className={styles.sheet}
            aria-label="Saved views"
            sideOffset={6}
            collisionPadding={12}
            align="end"
          >
            <Reading of={views} height={64}>
              {({ views: all }) => (
                <>
                  {all.length === 0 ? (
                    <p className="muted small">
                      A view keeps which positions are shown, filter, order, groups and columns, and
                      opens for any portfolio.
                    </p>
                  ) : (
                    <ul className={styles.list}>
                      {all.map((view) => (
                        <One
                          key={view.id}
                          view={view}
                          scope={scope}
                          search={read(view.search, router.options)}
                          isShown={view === current}
                          onOpen={() => {
                            setOpen(false);
                          }}
                          onOverwrite={() => overwrite(view)}
                          onRename={(name) =>
                            change.mutateAsync({ path: { id: view.id }, body: { name } })
                          }
                          onDelete={() => forget(view)}
                        />
                      ))}
                    </ul>
                  )}
                  {error && <Trouble error={error} />}
                  <New views={all} busy={create.isPending || change.isPending} onSave={save} />
                </>
              )}
            </Reading>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {undo && (
        <Done
          key={undo.said}
          said={undo.said}
          undo={async () => {
            await undo.back();
          }}
          failed="It could not be taken back. The list shows what the server has."
          onGone={() => {
            setUndo(null);
          }}
        />
      )}
    </>
  );
}

function focus(element: HTMLElement | null): void {
  element?.focus();
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.trim().toLowerCase();
}

/** What fails is shown by the list, in the server's words. */
function settle(work: Promise<unknown>): void {
  work.catch(() => undefined);
}

function One({
  view,
  scope,
  search,
  isShown,
  onOpen,
  onOverwrite,
  onRename,
  onDelete,
}: {
  view: View;
  scope: string;
  search: object;
  isShown: boolean;
  onOpen: () => void;
  onOverwrite: () => Promise<unknown>;
  onRename: (name: string) => Promise<unknown>;
  onDelete: () => Promise<unknown>;
}) {
  const [name, setName] = useState<string | null>(null);
  if (name !== null) {
    const rename = async (event: FormEvent) => {
      event.preventDefault();
      await onRename(name);
      setName(null);
    };
    return (
      <li>
        <form
          className={styles.rename}
          onSubmit={(event) => {
            settle(rename(event));
          }}
        >
          <input
            aria-label={`New name of ${view.name}`}
            required
            maxLength={LONGEST}
            value={name}
            ref={focus}
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
          <Button type="submit" tone="primary">
            Rename
          </Button>
          <Button
            tone="quiet"
            onClick={() => {
              setName(null);
            }}
          >
            Cancel
          </Button>
        </form>
      </li>
    );
  }
  return (
    <li className={styles.one}>
      <Link
        to="/p/$scope/holdings"
        params={{ scope }}
        search={{ ...search }}
        className={styles.open}
        activeOptions={{ exact: true }}
        data-shown={isShown}
        title={view.name}
        onClick={onOpen}
      >
        {isShown && <Check size={14} aria-hidden />}
        <span>{view.name}</span>
        {isShown && <span className="sr-only"> (shown)</span>}
      </Link>
      {!isShown && (
        <IconButton
          label={`Save what is shown as ${view.name}`}
          onClick={() => {
            settle(onOverwrite());
          }}
        >
          <Save size={16} aria-hidden />
        </IconButton>
      )}
      <IconButton
        label={`Rename ${view.name}`}
        onClick={() => {
          setName(view.name);
        }}
      >
        <Pencil size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={`Delete ${view.name}`}
        onClick={() => {
          settle(onDelete());
        }}
      >
        <Trash2 size={16} aria-hidden />
      </IconButton>
    </li>
  );
}

function New({
  views,
  busy,
  onSave,
}: {
  views: readonly View[];
  busy: boolean;
  onSave: (name: string) => Promise<unknown>;
}) {
  const [name, setName] = useState("");
  const known = views.find((each) => isSame(each.name, name));
  return (
    <form
      className={styles.create}
      onSubmit={(event) => {
        event.preventDefault();
        settle(onSave(name));
      }}
    >
      <Field
        label="Save what is shown as"
        hint={known && "There is a view of this name; it is replaced."}
      >
        {(props) => (
          <input
            {...props}
            required
            maxLength={LONGEST}
            placeholder="Name of the view"
            value={name}
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
        )}
      </Field>
      <Button type="submit" tone="primary" busy={busy} disabled={name.trim() === ""}>
        {known ? "Replace" : "Save"}
      </Button>
    </form>
  );
}
