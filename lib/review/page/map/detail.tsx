import { RISK_CLASSES } from "../../../contract/risk-class";
import { visible } from "../../format/visible";
import type { AccessRow, RightModel } from "../../model";
import { principalText } from "../../words/principal";
import { Code, Risk } from "../pieces";
import type { MapData } from "./data";

/** A row in full: the principal's rights before and after, what they allow, and where they come from. */
export function RowDetail({ row, data }: { row: AccessRow; data: MapData }) {
  const { principal, rights, changes, unknown } = row;
  const in_ = (...states: RightModel["state"][]) => rights.filter(({ state }) => states.includes(state));
  const [gained, lost] = [in_("granted"), in_("revoked")];
  const changed = gained.length + lost.length > 0 || unknown === true;
  return (
    <dl class="dl">
      <dt>Principal</dt>
      <dd>
        {principal.kind === "group" && principal.id !== undefined ? "group " : ""}
        {visible(principalText(principal))}
        {principal.from !== undefined && (
          <>
            , from <Code>{principal.from}</Code>
          </>
        )}
      </dd>
      <dt>{changed ? "Before" : "May"}</dt>
      <dd>
        <ByRisk of={in_("revoked", "kept", "unknown")} />
      </dd>
      {changed && (
        <>
          <dt>After</dt>
          <dd>{unknown ? "known only after apply" : <ByRisk of={in_("granted", "kept")} />}</dd>
        </>
      )}
      {gained.length > 0 && <Meanings title="Gained" of={gained} row={row} data={data} />}
      {lost.length > 0 && <Meanings title="Lost" of={lost} row={row} data={data} />}
      {!changed && rights.length > 0 && <Meanings title="Which is to" of={rights} row={row} data={data} />}
      {changes.length > 0 && (
        <>
          <dt>{changes.length === 1 ? "Change" : "Changes"}</dt>
          <dd>
            {changes.map((number, index) => (
              <>
                {index > 0 && "; "}
                <a href={`#c${number}`}>#{number}</a>
                {data.places[number] !== undefined && (
                  <>
                    , <Code>{data.places[number]}</Code>
                  </>
                )}
              </>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

function ByRisk({ of }: { of: readonly RightModel[] }) {
  if (of.length === 0) return "nothing";
  return (
    <>
      {RISK_CLASSES.map((one) => {
        const rights = of.filter((right) => right.class === one);
        if (rights.length === 0) return "";
        return (
          <span class="line">
            <Risk of={one} />{" "}
            {rights.map(({ action, notListed, implied }, index) => (
              <>
                {index > 0 && ", "}
                <Code>{action}</Code>
                {notListed && " (not listed)"}
                {implied && " (added by CCKM)"}
              </>
            ))}
          </span>
        );
      })}
    </>
  );
}

interface MeaningsProps {
  readonly title: string;
  readonly of: readonly RightModel[];
  readonly row: AccessRow;
  readonly data: MapData;
}

function Meanings({ title, of, row, data }: MeaningsProps) {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {of.map(({ action, outside }) => (
          <span class="line">
            <Code>{action}</Code>{" "}
            <span class="muted">
              {meaning(data.meanings[row.kind], action)}
              {outside && " Granted outside of Terraform."}
            </span>
          </span>
        ))}
      </dd>
    </>
  );
}

function meaning(meanings: Readonly<Record<string, string>>, action: string): string {
  if (!Object.hasOwn(meanings, action)) return "An action that is in no list; it counts as the worst.";
  return meanings[action]!.replaceAll("`", "");
}
