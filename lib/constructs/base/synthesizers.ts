import type { IStackSynthesizer, ISynthesisSession, TerraformStack } from "cdktf";

/** What is done around the synthesis of a stack. */
export type Around = (session: ISynthesisSession, synthesize: () => void) => void;

// Global symbols, so that two copies of this package in one app see each other's.
const AROUND = Symbol.for("cdktf-cckm.synthesizers.around");
const NAMES = Symbol.for("cdktf-cckm.synthesizers.names");

type Wrapped = TerraformStack & { [AROUND]?: Map<string, Around> };
type Wrapper = IStackSynthesizer & { readonly [NAMES]?: readonly string[] };

/** Does something around the synthesis of a stack, once for each name. */
export function aroundSynthesis(stack: Wrapped, name: string, around: Around): void {
  const all = stack[AROUND] ?? new Map<string, Around>();
  if (!stack[AROUND]) Object.defineProperty(stack, AROUND, { value: all });
  if (!all.has(name)) all.set(name, around);
  wrapSynthesizer(stack);
}

/** Does all that is to be done around a stack's synthesis, also if another synthesizer was set since. */
function wrapSynthesizer(stack: Wrapped): void {
  for (const [name, around] of stack[AROUND] ?? []) {
    const inner: Wrapper = stack.synthesizer;
    const names = inner[NAMES] ?? [];
    if (names.includes(name)) continue;
    const wrapper: Wrapper = {
      synthesize: (session) => around(session, () => inner.synthesize(session)),
      [NAMES]: [...names, name],
    };
    stack.synthesizer = wrapper;
  }
}
