import fc from "fast-check";
import { planChange } from "../../../../lib/plugin/lifecycle/plan";
import { sameValue } from "../../../../lib/plugin/lifecycle/same";
import { element, isWhollyKnown, list, nested, schema, set, string, UNKNOWN } from "../../../../lib/schema";

const description = "For the test.";
const thing = schema({
  description,
  attributes: {
    id: string({ computed: true, description }),
    name: string({ required: true, replaces: true, description }),
    at: string({
      optional: true,
      replaces: true,
      equivalent: (a, b) => a.toLowerCase() === b.toLowerCase(),
      description,
    }),
    kind: string({ optional: true, computed: true, replaces: true, description }),
    size: string({ optional: true, description }),
    mode: string({ optional: true, computed: true, description }),
    owners: list(element.string, { optional: true, replaces: true, description }),
    zones: set(element.string, { optional: true, description }),
    parts: nested.set(
      { key: string({ required: true, description }), rank: string({ optional: true, computed: true, description }) },
      { optional: true, replaces: true, description },
    ),
    updated: string({ computed: true, volatile: true, description }),
  },
});

const text = fc.constantFrom("a", "A", "b");
const optional = <T>(of: fc.Arbitrary<T>) => fc.oneof(of, fc.constant(null));
const several = fc.array(text, { maxLength: 2 });
const part = fc.record({ key: text, rank: optional(text) });
const parts = fc.uniqueArray(part, { maxLength: 2, selector: ({ key }) => key });
const given = {
  at: optional(text),
  kind: optional(text),
  size: optional(text),
  mode: optional(text),
  owners: optional(several),
  zones: optional(several),
  parts: optional(parts),
};
const configured = fc.record({ ...given, name: text, id: fc.constant(null), updated: fc.constant(null) });
const stored = fc.record({ ...given, name: optional(text), id: fc.constant("1"), updated: optional(text) });

/** The same configuration with some of it, whole arguments or what is inside them, not known yet. */
const hidden = (config: Record<string, unknown>) =>
  fc
    .tuple(...Object.entries(config).map(([name, value]) => hiddenValue(value).map((now) => [name, now] as const)))
    .map((entries) => ({ ...Object.fromEntries(entries), id: null, updated: null }));
function hiddenValue(value: unknown): fc.Arbitrary<unknown> {
  const inside = Array.isArray(value) && value.length > 0 ? [fc.constant([UNKNOWN, ...value.slice(1)])] : [];
  return fc.oneof({ weight: 2, arbitrary: fc.constant(value) }, fc.constant(UNKNOWN), ...inside);
}

const cases = configured.chain((config) => fc.record({ config: fc.constant(config), before: hidden(config), stored }));

test("a plan that is made again when all is known keeps what it had known, or replaces, which is refused", async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ config, before, stored }) => {
      const first = await planChange(thing, before, stored);
      const second = await planChange(thing, config, stored);
      if (first.replace.length > 0 || second.replace.length > 0) return;
      for (const [name, { type }] of Object.entries(thing.attributes)) {
        if (!isWhollyKnown(first.planned[name])) continue;
        expect([name, sameValue(first.planned[name], second.planned[name], type)]).toEqual([name, true]);
      }
    }),
    { numRuns: 2000 },
  );
});

test("a plan replaces only for what it knows, and then replaces when it is made again", async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ config, before, stored }) => {
      const first = await planChange(thing, before, stored);
      const second = await planChange(thing, config, stored);
      for (const name of first.replace) {
        expect(isWhollyKnown(before[name as keyof typeof before])).toBe(true);
        expect(second.replace).toContain(name);
      }
    }),
    { numRuns: 2000 },
  );
});
