import { rank } from "../build/order";
import { groupsOf } from "../format/sections";
import { visible } from "../format/visible";
import type { Change, ReviewModel } from "../model";
import { ChangeView } from "./change";
import { Risk } from "./pieces";

/** Changes by construct, ordered by number. */
export function Changes({ of, targets }: { of: readonly Change[] } & Pick<ReviewModel, "targets">) {
  return (
    <>
      {groupsOf(of).map(({ name, changes }) => (
        <section class="group" aria-label={`Changes of ${visible(name)}`}>
          <h3>
            {visible(name)}
            <Worst of={changes} />
          </h3>
          {changes.map((change) => (
            <ChangeView change={change} targets={targets} />
          ))}
        </section>
      ))}
    </>
  );
}

function Worst({ of }: { of: readonly Change[] }) {
  const worst = of.reduce((a, b) => (rank(b) < rank(a) ? b : a));
  if (rank(worst) === 0) return <Risk of="destroys">Lost for good</Risk>;
  return worst.risk === null ? "" : <Risk of={worst.risk} />;
}
