import { useQueryClient } from "@tanstack/react-query";
import { readAgain } from "../../query";
import { Done } from "./Done";
import { apply, reverse, type Step } from "./tagging";

/** For ten seconds what was just done to tags can be taken back. */
export function TagsDone({
  said,
  steps,
  onGone,
}: {
  said: string;
  steps: readonly Step[];
  onGone: () => void;
}) {
  const queries = useQueryClient();
  const undo = async () => {
    const failed = await apply(reverse(steps), () => undefined);
    await readAgain(queries, (address) => /^\/api\/v1\/(tags|views|positions)/.test(address));
    if (failed.length > 0) {
      throw new Error("not all");
    }
  };
  return (
    <Done
      said={said}
      undo={undo}
      failed="Not all of it could be taken back. The tags shown are those the server has."
      onGone={onGone}
    />
  );
}
