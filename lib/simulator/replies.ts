import type { Quirks } from "./quirks";
import type { AppContext } from "./simulation";

/** Makes a change and replies in the form that a quirk selects; `view` formats the record as it is at that moment. */
export async function answerChange(
  c: AppContext,
  form: Quirks["patchReply"],
  view: () => object,
  change: () => void | Promise<void>,
): Promise<Response> {
  const old = structuredClone(view());
  await change();
  switch (form) {
    case "empty":
      return c.body(null, 200);
    case "no-content":
      return c.body(null, 204);
    case "old":
      return c.json(old);
    default:
      return c.json(view());
  }
}
