import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CckmError } from "../../../lib/cckm";
import { Diagnostics } from "../../../lib/plugin/lifecycle/diagnostics";
import { workingFolderOf } from "../../../lib/provider/journal";
import { Ownership } from "../../../lib/provider/ownership";
import { quietLog } from "../../support/provider-session";

const TYPE = "cckm_aws_kms_account";
const KEY = '["payments"]';
const MAKING = { type: TYPE, key: KEY, what: 'AWS KMS account "payments"' };
const NOW = Date.parse("2026-03-01T12:00:00Z");
const LATER = "2026-03-01T12:00:00.5Z";

let folder: string;
let diagnostics: Diagnostics;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "cckm-ownership-")), "prod");
  mkdirSync(folder);
  diagnostics = new Diagnostics();
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

const context = () => ({
  session: undefined,
  client: undefined,
  signal: new AbortController().signal,
  log: quietLog,
  warn: diagnostics.warn,
});

interface Run {
  readonly env?: Readonly<Record<string, string>>;
  readonly domain?: string;
  readonly server?: string;
}

/** A run of the provider in the folder. */
const run = ({ env = {}, domain = "", server = "https://cm.example.com" }: Run = {}) =>
  new Ownership({
    identity: { server, domain },
    fromEnvironment: { server: undefined, domain: "" },
    workingFolder: workingFolderOf(env, { folder }),
    serverTime: () => NOW,
  });

const files = () => readdirSync(join(folder, ".terraform/cckm-journal"));
const found = (more: object = {}) => ({ type: TYPE, key: KEY, id: "kms-1", createdAt: LATER, ...more });

/** A process that was killed: its pid is nobody's by now. */
const killed = () => {
  const [file] = files();
  const path = join(folder, ".terraform/cckm-journal", file!);
  const [asked] = readFileSync(path, "utf8").split("\n");
  const { by } = JSON.parse(asked!) as { by: object };
  appendFileSync(path, `${JSON.stringify({ by: { ...by, pid: 2 ** 22 + 1 } })}\n`);
};

const error = (outcome: "refused" | "unknown" | "not-sent", byCckm = true, status = 400) => {
  const told = { summary: outcome, method: "POST", path: "/v1/cckm/aws/kms" };
  if (outcome === "refused") return new CckmError({ ...told, outcome, kind: "reply", status, byCckm });
  if (outcome === "unknown") return new CckmError({ ...told, outcome, kind: "timeout", readOnly: false });
  return new CckmError({ ...told, outcome, kind: "connection" });
};

/** A run that asked for the account and was killed before CCKM had answered. */
const cutOff = async (of: Run = {}) => {
  const making = run(of).begin(MAKING, context());
  await making.watching(() => Promise.reject(error("unknown"))).catch(() => {});
  making.failed();
  killed();
};

describe("an entry of the journal", () => {
  test("is written before the request, and closed when the run ends in order", async () => {
    const ownership = run();
    const call = context();
    const make = ownership.make(
      MAKING,
      { send: async () => ({ id: "kms-1", files: files() }), find: async () => undefined },
      call,
    );
    expect((await make).files).toHaveLength(1);
    ownership.answered(call, true);
    expect(files()).toHaveLength(1);
    ownership.endRun();
    expect(files()).toEqual([]);
  });

  test.each([
    ["nothing was sent", error("not-sent"), 0],
    ["CCKM refused", error("refused"), 0],
    ["something between Terraform and CCKM refused", error("refused", false), 1],
    ["CCKM failed within", error("refused", true, 500), 1],
  ])("where %s leaves open what it must", async (_, thrown, open) => {
    const send = () => Promise.reject(thrown);
    await expect(run().make(MAKING, { send, find: async () => undefined }, context())).rejects.toBe(thrown);
    expect(files()).toHaveLength(open);
  });

  test("stays open where the outcome is not known, and so does one whose repetition CCKM refused", async () => {
    const replies = [error("unknown"), error("refused")];
    const send = () => Promise.reject(replies.shift()!);
    await expect(run().make(MAKING, { send, find: async () => undefined }, context())).rejects.toThrow("refused");
    expect(files()).toHaveLength(1);
  });

  test("is closed when a later state shows the object", async () => {
    await cutOff();
    run().sees(TYPE, { id: "kms-1" }, [KEY]);
    expect(files()).toEqual([]);
  });

  test("is written anew by the same hook where it tries again what came to nothing", async () => {
    const [ownership, call] = [run(), context()];
    const make = (send: () => Promise<{ id: string }>) =>
      ownership.make(MAKING, { send, find: async () => undefined }, call);
    await expect(make(() => Promise.reject(error("refused", false)))).rejects.toThrow("refused");
    expect(await make(async () => ({ id: "kms-1" }))).toEqual({ id: "kms-1" });
    expect(() => ownership.begin(MAKING, context())).toThrow("Two resources are the AWS KMS account");
  });

  test("is one for an object: who comes second is refused", () => {
    const ownership = run();
    ownership.begin(MAKING, context());
    expect(() => ownership.begin(MAKING, context())).toThrow("Two resources are the AWS KMS account");
    expect(() => run().begin(MAKING, context())).toThrow("is being made by another run");
  });

  test.each<[string, Record<string, string>, string]>([
    ["Terraform's own folder", {}, ".terraform"],
    ["the folder of TF_DATA_DIR", { TF_DATA_DIR: "data" }, "data"],
    ["the folder of CCKM_JOURNAL before all others", { TF_DATA_DIR: "data", CCKM_JOURNAL: "kept" }, "kept"],
  ])("lies in %s", (_, env, place) => {
    run({ env }).begin(MAKING, context());
    expect(readdirSync(join(folder, place, "cckm-journal"))).toHaveLength(1);
    expect(readdirSync(folder)).toEqual([place]);
  });

  test("that could not be written leaves no evidence after a kill, so that the next run refuses", async () => {
    const env = { CCKM_JOURNAL: "/dev/null" };
    const making = run({ env }).begin(MAKING, context());
    await making.watching(() => Promise.reject(error("unknown"))).catch(() => {});
    expect(run({ env }).evidence(found())).toMatchObject({ missing: expect.any(String) });
  });

  test("that cannot be written is one warning in a run", () => {
    const ownership = run({ env: { CCKM_JOURNAL: "/dev/null" } });
    ownership.begin(MAKING, context());
    ownership.begin({ ...MAKING, key: '["billing"]' }, context());
    expect(diagnostics.all.map(({ summary }) => summary)).toEqual(["The journal cannot be written"]);
  });
});

describe("what a killed run made", () => {
  test("is known by the entry that was open before it was made", async () => {
    await cutOff();
    expect(run().evidence(found())).toMatchObject({ made: { entry: { key: KEY } } });
  });

  test.each<[string, Run, object]>([
    ["an older object", {}, { createdAt: "2026-03-01T11:59:59.9Z" }],
    ["an object whose time is not told", {}, { createdAt: undefined }],
    ["another name", {}, { key: '["billing"]' }],
    ["another domain", { domain: "emea" }, {}],
    ["another server", { server: "https://other.example.com" }, {}],
    ["another workspace", { env: { TF_WORKSPACE: "test" } }, {}],
  ])("is not %s", async (_, of, more) => {
    await cutOff();
    expect(run(of).evidence(found(more))).toMatchObject({ missing: expect.any(String) });
  });

  test.each<[string, object, boolean]>([
    ["the same state and another password", { bucket: "one", access_key: "other" }, true],
    ["another state of the same name", { bucket: "two" }, false],
  ])("in a folder of the same name is told by where a remote state lies: %s", async (_, config, isMade) => {
    const initialized = (backend: object) => {
      mkdirSync(join(folder, ".terraform"), { recursive: true });
      const told = { backend: { type: "s3", config: backend } };
      writeFileSync(join(folder, ".terraform/terraform.tfstate"), JSON.stringify(told));
    };
    initialized({ bucket: "one", access_key: "first" });
    await cutOff();
    initialized(config);
    expect("made" in run().evidence(found())).toBe(isMade);
  });

  test("is known by what was written whole where a later line was cut off", async () => {
    await cutOff();
    appendFileSync(join(folder, ".terraform/cckm-journal", files()[0]!), '{"id":"kms');
    expect(run().evidence(found())).toMatchObject({ made: { entry: { key: KEY } } });
  });

  test("is not told by an entry that cannot be read, which stays open", async () => {
    await cutOff();
    writeFileSync(join(folder, ".terraform/cckm-journal", files()[0]!), "");
    const ownership = run();
    expect(ownership.evidence(found())).toMatchObject({ missing: expect.stringContaining("cannot be read") });
    expect(files()).toHaveLength(1);
  });

  test.each([
    [
      "the local state has it",
      { resources: [{ mode: "managed", type: TYPE, instances: [{ attributes: { id: "kms-1" } }] }] },
      false,
    ],
    ["the local state has it not", { resources: [] }, true],
  ])("and told Terraform so is this stack's only where the state can be looked at: %s", (_, state, isMade) => {
    const ownership = run();
    const call = context();
    ownership.begin(MAKING, call).made("kms-1");
    ownership.answered(call, true);
    killed();
    writeFileSync(join(folder, "terraform.tfstate"), JSON.stringify(state));
    expect("made" in run().evidence(found())).toBe(isMade);
  });

  test("is told of a recovery by the object that was brought back, and by a version made since", async () => {
    const making = run().begin({ ...MAKING, recovers: "kms-1" }, context());
    await making.watching(() => Promise.reject(error("unknown"))).catch(() => {});
    making.failed();
    killed();
    const old = "2026-02-01T12:00:00Z";
    expect(run().evidence(found({ createdAt: old }))).toMatchObject({ made: { entry: { recovers: "kms-1" } } });
    expect(run().evidence(found({ id: "kms-2" }))).toMatchObject({ made: { entry: { recovers: "kms-1" } } });
    expect(run().evidence(found({ id: "kms-2", createdAt: old }))).toMatchObject({ missing: expect.any(String) });
  });

  test("and what no state has, as a step after it failed, stays open after an end in order", () => {
    const ownership = run();
    const call = context();
    ownership.begin(MAKING, call).made("kms-1");
    ownership.answered(call, false);
    ownership.endRun();
    expect(run().evidence(found())).toMatchObject({ made: { entry: { id: "kms-1" } } });
  });

  test("and told Terraform so is not taken over where the state lies elsewhere", () => {
    mkdirSync(join(folder, ".terraform"));
    const initialized = { backend: { type: "s3", config: {} } };
    writeFileSync(join(folder, ".terraform/terraform.tfstate"), JSON.stringify(initialized));
    const ownership = run();
    const call = context();
    ownership.begin(MAKING, call).made("kms-1");
    ownership.answered(call, true);
    killed();
    expect(run().evidence(found())).toMatchObject({ missing: expect.stringContaining("under another address") });
  });
});

describe("a person's word", () => {
  const missing = (of: Run = {}) => run(of).wordMissing(TYPE, KEY, "kms-1");

  test("is given by the plan of another run, once", () => {
    run().announces(TYPE, KEY, "kms-1");
    expect(missing()).toBeUndefined();
    expect(missing()).toContain("plan again");
  });

  test.each<[string, () => void]>([
    ["was never given", () => {}],
    ["was given for another object", () => run().announces(TYPE, KEY, "kms-2")],
    ["was given in another workspace", () => run({ env: { TF_WORKSPACE: "test" } }).announces(TYPE, KEY, "kms-1")],
    [
      "was overtaken by a state that shows the object",
      () => {
        run().announces(TYPE, KEY, "kms-1");
        run().sees(TYPE, { id: "kms-1" }, [KEY]);
      },
    ],
    ["cannot be kept", () => run({ env: { CCKM_JOURNAL: "/dev/null" } }).announces(TYPE, KEY, "kms-1")],
  ])("does not reach an apply where it %s", (_, arrange) => {
    arrange();
    expect(missing()).toContain("plan again");
  });

  test("is not given by the plan that Terraform makes within the apply", () => {
    const ownership = run();
    ownership.announces(TYPE, KEY, "kms-1");
    expect(ownership.wordMissing(TYPE, KEY, "kms-1")).toContain("plan again");
  });

  test("does not reach what the state has under another address", () => {
    run().announces(TYPE, KEY, "kms-1");
    const state = { resources: [{ mode: "managed", type: TYPE, instances: [{ attributes: { id: "kms-1" } }] }] };
    writeFileSync(join(folder, "terraform.tfstate"), JSON.stringify(state));
    expect(missing()).toContain("The state has it already");
  });
});

describe("a note that an object makes way for another", () => {
  test("holds as long as the state has that object, and is dropped when the state forgot it", () => {
    const state = { resources: [{ mode: "managed", type: TYPE, instances: [{ attributes: { id: "kms-1" } }] }] };
    writeFileSync(join(folder, "terraform.tfstate"), JSON.stringify(state));
    run().replaces(TYPE, KEY, "kms-1");
    expect(run().predecessorOf(TYPE, KEY)).toBe("kms-1");
    writeFileSync(join(folder, "terraform.tfstate"), JSON.stringify({ resources: [] }));
    expect(run().predecessorOf(TYPE, KEY)).toBeUndefined();
  });
});
