import { Aspects, type IAspect } from "cdktf";
import type { IConstruct } from "constructs";

// The description of the symbol under which cdktf stores a construct's aspects. Each copy of cdktf has its own symbol.
const NAME = "cdktf-aspects";

/** The aspects of a construct, no matter which copy of cdktf added them. */
export function aspectsOf(construct: IConstruct): IAspect[] {
  const ours = Aspects.of(construct);
  const others = Object.getOwnPropertySymbols(construct)
    .filter(({ description }) => description === NAME)
    .map((symbol) => (construct as unknown as Record<symbol, Partial<Aspects>>)[symbol])
    .filter((aspects) => aspects !== ours);
  return [ours, ...others].flatMap((aspects) => aspects?.all ?? []);
}
