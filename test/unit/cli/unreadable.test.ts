import { chmodSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChangeSet, PlannedStack } from "../../../lib/change-set";
import { prepare } from "../../../lib/cli/apply/prepare";
import { CommandFailure, Refusal } from "../../../lib/cli/endings";
import { ownSpec } from "../../../lib/cli/init/package-spec";
import { localPlace } from "../../../lib/cli/plan/local-state";
import { stackFiles } from "../../../lib/cli/plan/stack-files";
import { copyStrangersApp, readAllowed } from "../../../lib/cli/plan/strangers";
import { reviewsInChangeSet, reviewsInJson } from "../../../lib/cli/review/change-set";
import { readApp, readPlan } from "../../../lib/cli/review/read-plan";
import { stacksIn } from "../../../lib/cli/stacks";
import { npmPackage } from "../../../lib/package/manifest/npm-package";
import { asOrdinaryUser, give, ordinaryUser } from "../../support/other-user";
import { writeApp } from "../../support/stacks";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "unreadable-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (...names: string[]) => join(folder, ...names);

/** Takes every right to a file or folder away, and does something as an ordinary user. */
function without<T>(path: string, run: () => T): T {
  give(folder, ordinaryUser());
  chmodSync(path, 0);
  try {
    return asOrdinaryUser(run);
  } finally {
    chmodSync(path, 0o700);
  }
}

/** What a command ends with; anything but an ending is thrown. */
async function ending(run: () => unknown): Promise<string> {
  try {
    await run();
    return "it did not fail";
  } catch (error) {
    if (error instanceof CommandFailure) return error.message;
    throw error;
  }
}

describe("a plan", () => {
  const reviewed = async (file: string) => [
    await reviewsInChangeSet(file, undefined),
    reviewsInJson(file, undefined),
    await readPlan(file, {}),
  ];

  test("without the right to read it is named with the reason", async () => {
    writeFileSync(at("prod.changes"), "");
    const told = () => without(at("prod.changes"), () => reviewsInChangeSet(at("prod.changes"), undefined));
    expect(await told()).toBeUndefined();
    expect(without(at("prod.changes"), () => reviewsInJson(at("prod.changes"), undefined))).toBeUndefined();
    expect(await ending(() => without(at("prod.changes"), () => readPlan(at("prod.changes"), {})))).toContain(
      `${at("prod.changes")} cannot be read: EACCES: permission denied`,
    );
  });

  test("given itself in place of its file is not repeated, since it holds secrets", async () => {
    const plan = JSON.stringify({ variables: { password: { value: "test-secret" } }, more: "x".repeat(5_000) });
    const told = await ending(() => reviewed(plan));
    expect(told).toMatch(/^What is given cannot be read: it is too long .* or - for standard input/);
    expect(told).not.toContain("test-secret");
  });
});

describe("a synthesized folder for a review", () => {
  test.each(["null", '{"stacks":{"prod":null}}', '{"stacks":{"prod":{"workingDirectory":7}}}'])(
    "with the manifest %s is refused",
    async (text) => {
      writeFileSync(at("manifest.json"), text);
      expect(await ending(() => readApp(folder))).toContain(`${at("manifest.json")} is no manifest of a cdktf app`);
    },
  );

  test("with a folder in place of cdk.tf.json is refused", async () => {
    mkdirSync(at("cdk.tf.json"));
    expect(await ending(() => readApp(folder))).toContain(`${at("cdk.tf.json")} cannot be read: EISDIR`);
  });

  test("is that of its one stack, or of the stack itself", () => {
    const { prod = "" } = writeApp(folder, { prod: { locals: { a: 1 } } });
    expect(readApp(folder)).toMatchObject({ locals: { a: 1 } });
    expect(readApp(prod)).toEqual(readApp(folder));
  });

  test("of several stacks, or of HCL, is refused", async () => {
    const { dev = "", prod = "" } = writeApp(folder, { dev: {}, prod: {} });
    expect(await ending(() => readApp(folder))).toContain(`${folder} holds 2 stacks: ${dev}, ${prod}. Give the folder`);
    mkdirSync(at("hcl"));
    writeFileSync(at("hcl/main.tf"), "");
    expect(await ending(() => readApp(at("hcl")))).toContain(`${at("hcl")} holds no cdk.tf.json`);
  });
});

describe("a stack with something that cannot be read is named with the reason:", () => {
  test("its folder", async () => {
    mkdirSync(at("prod"));
    const told = await ending(() => without(at("prod"), () => stacksIn(at("prod"))));
    expect(told).toContain(`${at("prod")} cannot be read: EACCES`);
  });

  test("a folder in it", async () => {
    mkdirSync(at("assets"));
    const told = await ending(() => without(at("assets"), () => stackFiles("prod", folder)));
    expect(told).toContain(`${at("assets")} cannot be read: EACCES`);
  });

  test("a file in it that is too large", async () => {
    writeFileSync(at("asset.zip"), "");
    truncateSync(at("asset.zip"), 2 ** 32);
    expect(await ending(() => stackFiles("prod", folder))).toContain(`${at("asset.zip")} cannot be read: File size`);
  });

  test("a file of somebody else's app", async () => {
    const { prod = "" } = writeApp(at(), { prod: {} });
    writeFileSync(join(prod, "asset.zip"), "");
    truncateSync(join(prod, "asset.zip"), 2 ** 32);
    const told = await ending(() => copyStrangersApp(folder, [], readAllowed("cckm", undefined, {}), at("copy")));
    expect(told).toContain(`${join(prod, "asset.zip")} cannot be read: File size`);
  });
});

test("a state whose folder cannot be made refuses the apply before anything is applied", async () => {
  writeFileSync(at("states"), "a file");
  const place = localPlace(at("prod"), "default", { path: at("states/prod.tfstate") });
  const stack = {
    name: "prod",
    state: null,
    backend: { type: "local", local: true, place: { ...place, links: ["x"] } },
  };
  mkdirSync(at("in"));
  const told = prepare(
    { files: new Map() } as unknown as ChangeSet,
    stack as unknown as PlannedStack,
    { folder: at("in"), built: undefined, judging: undefined },
    {},
    new AbortController().signal,
  );
  await expect(told).rejects.toBeInstanceOf(Refusal);
  await expect(told).rejects.toThrow(
    /^The folder of the state of prod cannot be made: E\w+: .*states.* Nothing is applied/,
  );
});

test.each(["", "{"])("npm's record of what it installed, half-written as %j, is named", async (text) => {
  mkdirSync(at("node_modules"));
  writeFileSync(at("node_modules/.package-lock.json"), text);
  const told = await ending(() => ownSpec(folder, at("node_modules", npmPackage().name)));
  expect(told).toContain(`${at("node_modules/.package-lock.json")} cannot be read: `);
  expect(told).toContain("give --package");
});
