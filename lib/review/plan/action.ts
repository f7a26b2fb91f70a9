import type { ChangeAction } from "../model";
import type { ResourceChange } from "./plan-json";

/** The action of a plan's entry; undefined if it does nothing, "unknown" if it is not recognized. */
export function actionOf({ change, previous_address, mode }: ResourceChange): ChangeAction | "unknown" | undefined {
  const actions = change.actions.join(" ");
  switch (actions) {
    case "no-op":
      if (change.importing) return "import";
      return previous_address === undefined ? undefined : "move";
    case "read":
      return mode === "data" ? "read" : "unknown";
    case "create":
    case "update":
    case "delete":
    case "forget":
      return actions;
    case "delete create":
    case "create delete":
    case "forget create":
    case "create forget":
      return "replace";
    default:
      return "unknown";
  }
}

/** Whether the object itself stays in CCKM when Terraform replaces or forgets it. */
export function leavesObject({ change }: ResourceChange): boolean {
  return change.actions.includes("forget");
}
