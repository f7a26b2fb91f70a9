import type { AzureSecret } from "../../../../lib/cckm";
import { isNewer, newestOf } from "../../../../lib/cckm/reads";

interface Times {
  /** Unix seconds of Azure. */
  readonly created?: number;
  readonly azure_created_at?: string;
  /** When CCKM noticed the version. */
  readonly createdAt?: string;
}

const version = ({ created, ...times }: Times) =>
  ({ ...times, azure_param: { attributes: created === undefined ? {} : { created }, tags: {} } }) as AzureSecret;

test.each<[string, Times, Times]>([
  ["made later in Azure", { created: 101 }, { created: 100 }],
  [
    "made later in Azure, though CCKM noticed it before",
    { created: 101, createdAt: "2026-01-01T00:00:00Z" },
    { created: 100, createdAt: "2026-01-01T00:00:09Z" },
  ],
  [
    "made later by the record's own time, where Azure's attributes have none",
    { azure_created_at: "1970-01-01T00:01:41Z" },
    { created: 100 },
  ],
  ["made at a time that is known, before one of which none is", { created: 1 }, {}],
  [
    "noticed later, where both were made in one second",
    { created: 100, createdAt: "2026-01-01T00:00:01Z" },
    { created: 100, createdAt: "2026-01-01T00:00:00Z" },
  ],
  [
    "noticed later within that second, whatever decimals the replies have",
    { created: 100, createdAt: "2026-01-01T00:00:00.5Z" },
    { created: 100, createdAt: "2026-01-01T00:00:00.25Z" },
  ],
  [
    "noticed a fraction after a full second",
    { created: 100, createdAt: "2026-01-01T00:00:00.000000001Z" },
    { created: 100, createdAt: "2026-01-01T00:00:00z" },
  ],
  ["noticed at a time that is known", { created: 100, createdAt: "2026-01-01T00:00:00Z" }, { created: 100 }],
])("a version is newer that was %s", (_, newer, older) => {
  expect(isNewer(version(newer), version(older))).toBe(true);
  expect(isNewer(version(older), version(newer))).toBe(false);
  expect(newestOf([version(newer), version(older)])).toEqual(version(newer));
  expect(newestOf([version(older), version(newer)])).toEqual(version(newer));
});

test.each<[string, Times, Times]>([
  [
    "in one second of Azure, by whichever of its times",
    { created: 100 },
    { azure_created_at: "1970-01-01T00:01:40.9Z" },
  ],
  [
    "noticed at one time, in other decimals",
    { createdAt: "2026-01-01T00:00:00Z" },
    { createdAt: "2026-01-01T00:00:00.0Z" },
  ],
  ["of which no time is known", {}, {}],
])("of two versions neither is newer: %s", (_, one, other) => {
  expect(isNewer(version(one), version(other))).toBe(false);
  expect(isNewer(version(other), version(one))).toBe(false);
});

test("the newest of no versions is none", () => {
  expect(newestOf([])).toBeUndefined();
});

test("the newest of equal versions is the one that is listed first", () => {
  const [first, second] = [version({ created: 1 }), version({ created: 1 })];
  expect(newestOf([first, second])).toBe(first);
});
