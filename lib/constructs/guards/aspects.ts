import { Aspects, type IAspect } from "cdktf";
import type { IConstruct } from "constructs";

// The name that cdktf gives the symbol by which a construct keeps its aspects. Each copy of cdktf has a symbol of its own.
const NAME = "cdktf-aspects";

/** The aspects of a construct, whichever copy of cdktf they were added by. */
export function aspectsOf(construct: IConstruct): IAspect[] {
  const ours = Aspects.of(construct);
  const others = Object.getOwnPropertySymbols(construct)
    .filter(({ description }) => description === NAME)
    .map((symbol) => (construct as unknown as Record<symbol, Partial<Aspects>>)[symbol])
    .filter((aspects) => aspects !== ours);
  return [ours, ...others].flatMap((aspects) => aspects?.all ?? []);
}
