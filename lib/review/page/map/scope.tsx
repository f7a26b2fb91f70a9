import type { AccessGap, AccessMap, TargetKind } from "../../model";
import { KIND_TITLES } from "../../words/labels";
import { count } from "../../words/text";
import { Code } from "../pieces";

const SOURCES: Readonly<Record<AccessMap["readFrom"], string>> = {
  plan: "read from the plan, not from CCKM",
  state: "read from the state, not from CCKM",
  cckm: "read from CCKM",
};

/**
 * How complete a map is: what is managed here, what is not, what is known only after the apply. Placed above the map.
 */
export function Scope({ map }: { map: AccessMap }) {
  const { gaps, complete, readFrom } = map;
  const foreign = gaps.filter(({ code }) => code === "unmanagedTarget");
  const others = gaps.filter(({ code }) => code !== "unmanagedTarget");
  return (
    <div class={complete ? "scope whole" : "scope"} role="note" aria-label="How complete the access map is">
      <p>
        <b>
          {complete ? "Complete" : "Partial"}: {SOURCES[readFrom]}.
        </b>{" "}
        {counts(map)}
        {gaps.length > 0 && " Not in it:"}
      </p>
      {gaps.length > 0 && (
        <ul>
          {others.map((gap) => (
            <li>
              <Gap of={gap} />
            </li>
          ))}
          {foreign.map(({ targets = [] }) => (
            <li>
              <Code>{targets.join(", ")}</Code>: not managed here
              {readFrom !== "cckm" && ", so that others may have rights on it"}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function counts({ rows, targets, readFrom }: AccessMap): string {
  const on = (Object.keys(KIND_TITLES) as TargetKind[]).flatMap((kind) => {
    const { length } = targets.filter((target) => target.kind === kind);
    return length === 0 ? [] : [kind === "awsAccount" ? count(length, "account") : count(length, "vault")];
  });
  const [managed, unmanaged] = [true, false].map((one) => targets.filter((target) => target.managed === one).length);
  const where = on.length === 0 ? "" : ` on ${on.join(" and ")}`;
  const known =
    targets.length === 0 || managed! + unmanaged! > 0 ? `: ${managed} managed here, ${unmanaged} unmanaged` : "";
  // The current rights contain nothing that is known only after an apply.
  const unknown = rows.filter((row) => row.unknown || row.principal.id === undefined).length;
  const later = readFrom === "plan" || unknown > 0 ? `; ${count(unknown, "permission")} unknown until apply` : "";
  return `${count(rows.length, "permission")}${where}${known}${later}.`;
}

function Gap({ of: { code, change, targets = [] } }: { of: AccessGap }) {
  switch (code) {
    case "groupMembers":
      return "who is a member of which group: what a user may do through one stands under the group";
    case "managedUnknown":
      return "which of the accounts and vaults Terraform manages";
    case "notRead":
      return (
        <>
          what could not be read: <Code>{targets.join(", ")}</Code>
        </>
      );
    case "emptyState":
      return (
        <>
          states without objects: <Code>{targets.join(", ")}</Code>
        </>
      );
    case "administrators":
      return "administrators of CCKM, who may do all of this";
    case "unmanagedPrincipals":
      return "permissions of principals that are not managed here";
    case "unmanagedTarget":
      return "";
    case "unknownPrincipal":
      return (
        <>
          whom {change === undefined ? "a permission" : <a href={`#c${change}`}>change {change}</a>} is for: known only
          after apply
        </>
      );
    case "unknownRights":
      return (
        <>
          what {change === undefined ? "a permission" : <a href={`#c${change}`}>change {change}</a>} allows: known only
          after apply
        </>
      );
  }
}
