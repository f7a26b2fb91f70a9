import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { Fn, TerraformOutput, TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import * as fc from "fast-check";
import { AzureSyncItem, AzureSyncJob, CckmEnvironment, CckmProvider, Release, SecretInput } from "../../../../lib";
import { problemsOf, testApp } from "../../../support/app";

const job = { item: AzureSyncItem.KEYS, synchronizeAll: true };

function newStack(): TerraformStack {
  const stack = new TerraformStack(testApp(), "dev");
  new CckmProvider(stack, "cckm", { install: false });
  return stack;
}
const synth = (stack: TerraformStack) => JSON.parse(Testing.synth(stack, true));
const print = (settings: unknown, prepare: (stack: TerraformStack) => void = () => {}) => {
  const stack = newStack();
  prepare(stack);
  new Release(stack, "release", { releaseId: "1.0.0", settings });
  return synth(stack).resource.null_resource.release.triggers.settings as string;
};

test("every synchronization in the release's scope carries the marker's id beside its own triggers", () => {
  const stack = newStack();
  new AzureSyncJob(stack, "before", { ...job, triggers: { release: "its own" } });
  const release = new Release(stack, "release", { releaseId: "1.4.0" });
  new TerraformOutput(stack, "marker", { value: release.markerId });
  new AzureSyncJob(stack, "after", job);
  new AzureSyncJob(stack, "known-late", { ...job, triggers: Fn.merge([{ a: "b" }]) });
  const { resource, provider, terraform, output } = synth(stack);
  const id = "$" + "{null_resource.release.id}";
  expect(resource.null_resource).toMatchObject({ release: { triggers: { release: "1.4.0" } } });
  expect(resource.cckm_azure_sync_job.before.triggers).toEqual({ release: "its own", "null_resource.release": id });
  expect(resource.cckm_azure_sync_job.after.triggers).toEqual({ "null_resource.release": id });
  expect(resource.cckm_azure_sync_job["known-late"].triggers).toContain('"null_resource.release" = null_resource');
  expect(output.marker.value).toBe(id);
  expect(provider.null).toHaveLength(1);
  expect(terraform.required_providers.null.source).toBe("null");
});

test.each<[string, unknown]>([
  ["a text", "release-1"],
  ["a list", ["release-1"]],
  ["a number", 5],
  ["true", true],
  ["a Map", new Map([["a", "b"]])],
  ["a construct", testApp()],
])("a synchronization beside a release is refused triggers that are %s as without one", (_, triggers) => {
  const stack = newStack();
  new Release(stack, "release", { releaseId: "1.4.0" });
  new AzureSyncJob(stack, "job", { ...job, triggers: triggers as never });
  expect(() => synth(stack)).toThrow(
    "[dev/job] triggers: Incorrect attribute value type. Expected triggers to be map(",
  );
});

test("a release of one environment leaves the others of the stack alone", () => {
  const stack = newStack();
  new CckmEnvironment(stack, "one", { release: "1.0.0", syncs: [job] });
  new CckmEnvironment(stack, "two", { release: "2.0.0", syncs: [job] });
  new CckmEnvironment(stack, "three", { syncs: [job] });
  const { resource, provider } = synth(stack);
  const [one, two] = Object.keys(resource.null_resource);
  const jobs = Object.entries<{ triggers?: object }>(resource.cckm_azure_sync_job);
  const triggersOf = (environment: string) => jobs.find(([name]) => name.startsWith(environment))![1].triggers;
  expect(triggersOf("one")).toEqual({ [`null_resource.${one}`]: `$\{null_resource.${one}.id}` });
  expect(triggersOf("two")).toEqual({ [`null_resource.${two}`]: `$\{null_resource.${two}.id}` });
  expect(triggersOf("three")).toBeUndefined();
  expect(provider.null).toHaveLength(1);
});

test("a release leaves the stacks alone that are nested in its own, where nothing can refer to it", () => {
  const stack = newStack();
  const nested = new TerraformStack(stack, "nested");
  new CckmProvider(nested, "cckm", { install: false });
  new NullProvider(nested, "null");
  new AzureSyncJob(nested, "job", job);
  new Release(stack, "release", { releaseId: "1" });
  expect(synth(stack).provider.null).toHaveLength(1);
  expect(synth(nested).resource.cckm_azure_sync_job).toEqual({ job: { item: "keys", synchronize_all: true } });
});

test("the stack's own null provider is used; one that comes later is refused", () => {
  const stack = newStack();
  new NullProvider(stack, "null");
  new Release(stack, "release", { releaseId: "1" });
  expect(synth(stack).provider.null).toHaveLength(1);
  const late = newStack();
  new Release(late, "release", { releaseId: "1" });
  new NullProvider(late, "null");
  expect(() => Testing.synth(late, true)).toThrow("Make the provider before the Release");
});

test("a release's id that is no text is refused", () => {
  expect(problemsOf(new Release(newStack(), "release", { releaseId: 14 as never }))).toEqual([
    expect.stringContaining("[dev/release] releaseId: Invalid id"),
  ]);
});

test.each([undefined, "", " "])("a release with the id %j leaves the last one to Terraform", (releaseId) => {
  const stack = newStack();
  new Release(stack, "all", { releaseId });
  new Release(stack, "some", { releaseId, settings: { a: 1 } });
  expect(synth(stack).resource.null_resource).toMatchObject({
    all: { lifecycle: { ignore_changes: ["triggers"] } },
    some: { triggers: { settings: expect.any(String) }, lifecycle: { ignore_changes: ['triggers["release"]'] } },
  });
});

test("a release's fingerprint is of what settings mean: not the order of keys and lists, not what is undefined", () => {
  const value = fc.object({ maxDepth: 3, values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)] });
  fc.assert(
    fc.property(value, (settings) => {
      const entries = Object.entries(settings);
      const same = Object.fromEntries([...entries.reverse(), ["not-set", undefined]]);
      expect(print({ list: ["a", settings] })).toBe(print({ list: [same, "a"] }));
      expect(print(settings)).not.toBe(print({ ...settings, "one-more": 1 }));
    }),
    { numRuns: 15 },
  );
  expect(print({ a: ["b", "c"] })).not.toBe(print({ a: ["b,c"] }));
});

test.each<[string, unknown, unknown]>([
  ["a map", new Map([["eu-west-1", 1]]), new Map([["eu-west-1", 2]])],
  ["a set", new Set(["eu-west-1"]), new Set(["eu-west-2"])],
  ["a whole number of any size", 1n, 2n],
  ["an address", new URL("https://a.example"), new URL("https://b.example")],
  ["a pattern", /a/, /b/],
  ["a number that is none", Number.NaN, null],
  ["a date", new Date(0), new Date(1)],
])("%s in a release's settings counts in its fingerprint", (_, one, other) => {
  expect(print({ given: one })).toMatch(/^[0-9a-f]{16}$/);
  expect(print({ given: one })).not.toBe(print({ given: other }));
});

const circle: { self?: unknown } = {};
circle.self = circle;
test.each<[string, unknown, string]>([
  [
    "a function",
    [() => 1],
    "settings.given[0] to be data, such as texts, numbers, lists, objects, maps, sets and dates, got a function",
  ],
  ["a symbol", Symbol("a"), "got a symbol"],
  ["an object that holds itself", circle, "settings.given.self to be data"],
  ["an invalid date", new Date(Number.NaN), "got an invalid date"],
  ["an object that tells nothing of itself", new WeakMap(), "got a WeakMap without members that can be read"],
])("%s in a release's settings is refused, since its changes would not be seen", (_, given, told) => {
  const problems = problemsOf(new Release(newStack(), "release", { releaseId: "1", settings: { given } }));
  expect(problems).toEqual([expect.stringContaining(told)]);
});

test("a secret's value is no part of a release's fingerprint, whichever it is", () => {
  const one = print({ value: SecretInput.fromVariable("one"), version: 1 });
  expect(one).toBe(print({ value: SecretInput.fromEphemeral("$" + "{ephemeral.vault.db.password}"), version: 1 }));
  expect(one).not.toBe(print({ value: SecretInput.fromVariable("one"), version: 2 }));
});

test.each<[string, (variable: TerraformVariable) => unknown]>([
  ["a text", ({ stringValue }) => stringValue],
  ["a number", ({ numberValue }) => numberValue],
  ["a number behind a hyphen", ({ numberValue }) => `team-${numberValue}`],
  ["a number in a text of an expression", ({ numberValue }) => `\${var.on ? "team-${numberValue}" : "dev"}`],
  ["a number in a key", ({ numberValue }) => ({ [`team-${numberValue}`]: 1 })],
])(
  "%s that only Terraform knows counts in a release's fingerprint as its expression, the same in every run",
  (_, given) => {
    const withVariable = (others: number) => {
      const settings: Record<string, unknown> = {};
      return print(settings, (stack) => {
        for (let n = 0; n < others; n++) Fn.lengthOf(Token.asNumber(Fn.upper(`other ${n}`)));
        settings.given = given(new TerraformVariable(stack, "region", {}));
      });
    };
    expect(withVariable(0)).toBe(withVariable(3));
  },
);
