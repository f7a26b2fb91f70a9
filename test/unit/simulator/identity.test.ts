import { type Bench, bench, call, stopAll } from "./support";

afterEach(stopAll);

const KMS = "/v1/cckm/aws/kms";
const SECRETS = "/v1/cckm/azure/secrets";
const JOBS = "/v1/cckm/azure/secrets/synchronization-jobs";
const VAULT = "CCKM-Soft-Delete::260ecbe7-777b-4d3c-84ea-887620498863";
const entry = (name: string) => ({ account_id: "123456789012", connection: "aws", name, regions: ["eu-west-1"] });
const secret = (secret_name: string, attributes = {}) => ({
  secret_name,
  key_vault: VAULT,
  azure_param: { value: "test-secret-value", attributes },
});
const list = async (at: Bench, path: string) =>
  ((await at.call("GET", path)).body as { resources: Record<string, unknown>[] }).resources;

const NFC = "B\u00fccher";
const NFD = "Bu\u0308cher";

describe("capitals of Azure's names", () => {
  test("make no other secret: the second spelling is a version of the first, and one delete takes both", async () => {
    const at = await bench();
    const first = (await at.call("POST", SECRETS, secret("billing-key"))).field("id");
    await at.call("POST", SECRETS, secret("Billing-Key"));
    await at.call("POST", `${SECRETS}/${first}/soft-delete`);
    expect([...at.sim.store.secrets.values()]).toMatchObject([
      { secret_name: "billing-key", status: "SOFT-DELETED" },
      { secret_name: "Billing-Key", status: "SOFT-DELETED" },
    ]);
  });

  test("are told apart by the filter of the list, unless a quirk says otherwise", async () => {
    const at = await bench();
    await at.call("POST", SECRETS, secret("billing-key"));
    expect(await list(at, `${SECRETS}?secret_name=Billing-Key`)).toEqual([]);
    at.sim.quirks.nameFilter = "any-case";
    expect(await list(at, `${SECRETS}?secret_name=Billing-Key`)).toHaveLength(1);
  });

  test.each([
    ["first", "billing-key"],
    ["lower", "billing-key"],
    ["upper", "BILLING-KEY"],
  ] as const)("may come back otherwise: %s", async (secretNameAs, spelling) => {
    const at = await bench();
    await at.call("POST", SECRETS, secret("billing-key"));
    at.sim.quirks.secretNameAs = secretNameAs;
    expect((await at.call("POST", SECRETS, secret("Billing-Key"))).field("secret_name")).toBe(spelling);
  });

  test("of a vault may come back otherwise in secrets, jobs and reports, which are found all the same", async () => {
    const at = await bench({ quirks: { vaultNameAs: "lower" } });
    const shown = VAULT.toLowerCase();
    expect((await at.call("POST", SECRETS, secret("a"))).body).toMatchObject({ key_vault: shown });
    expect((await at.call("POST", JOBS, { key_vaults: [VAULT] })).body).toMatchObject({ key_vaults: [shown] });
    expect(await list(at, `${JOBS}?key_vaults=${encodeURIComponent(VAULT)}`)).toHaveLength(1);
    const report = { name: "r", report_type: "key-aging", log_analytic_params: [{ key_vault: VAULT }] };
    expect((await at.call("POST", "/v1/cckm/azure/reports", report)).body).toMatchObject({ key_vaults: [shown] });
  });
});

test.each([
  ["sent", NFD, NFD],
  ["nfc", NFD, NFC],
  ["nfd", NFC, NFD],
  ["trimmed", " CCKM Users ", "CCKM Users"],
  ["lower", "CCKM Users", "cckm users"],
] as const)(
  "a directory that keeps names as %s shows permissions of %p for %p, and revokes them by either",
  async (form, sent, kept) => {
    const at = await bench({ quirks: { directoryNameAs: form } });
    const id = (await at.call("POST", KMS, entry("payments"))).field("id");
    const change = (permit: boolean, group: string) =>
      at.call("POST", `${KMS}/${id}/update-acls`, { acls: [{ group, permit, actions: ["reportview"] }] });
    expect((await change(true, sent)).body).toMatchObject({ acls: [{ group: kept, actions: ["reportview"] }] });
    await change(false, sent);
    expect(at.sim.store.kms.get(id)?.acls).toEqual([]);
  },
);

test("a KMS name that is kept in another Unicode form is taken in both, and filtered by the form that is kept", async () => {
  const at = await bench({ quirks: { kmsNameAs: "nfd" } });
  expect((await at.call("POST", KMS, entry(NFC))).field("name")).toBe(NFD);
  expect((await at.call("POST", KMS, { ...entry(NFC), regions: ["us-east-1"] })).status).toBe(409);
  expect(await list(at, `${KMS}?name=${encodeURIComponent(NFC)}`)).toEqual([]);
  expect(await list(at, `${KMS}?name=${encodeURIComponent(NFD)}`)).toHaveLength(1);
});

test("permissions of a group that is no more are answered 404 and stay", async () => {
  const at = await bench();
  const id = (await at.call("POST", KMS, entry("payments"))).field("id");
  const change = (permit: boolean) =>
    at.call("POST", `${KMS}/${id}/update-acls`, { acls: [{ group: "Gone", permit, actions: ["reportview"] }] });
  await change(true);
  at.sim.quirks.goneFromDirectory = "Other,Gone";
  expect((await change(false)).body).toMatchObject({ code: 16, message: 'group "Gone" not found' });
  expect(at.sim.store.kms.get(id)?.acls).toMatchObject([{ group: "Gone" }]);
});

test.each([
  ["asked", {}, true],
  ["inherited", {}, false],
  ["inherited", { enabled: true }, true],
  ["never", { enabled: true }, false],
] as const)("a new version of a disabled secret, %s with %p: enabled %p", async (newVersionEnabled, asked, enabled) => {
  const at = await bench({ quirks: { newVersionEnabled } });
  await at.call("POST", SECRETS, secret("a", { enabled: false }));
  const second = await at.call("POST", SECRETS, secret("a", asked));
  expect(second.body).toMatchObject({ azure_param: { attributes: { enabled } } });
});

describe("domains", () => {
  const signInTo = async (at: Bench, domain: string) => {
    const user = { username: "admin", password: "test-password", domain };
    const token = (await call(at.sim, "POST", "/v1/auth/tokens", user)).field("jwt");
    return (method: string, path: string, body?: unknown) => call(at.sim, method, path, body, token);
  };

  test("see their own records only: an id of another domain is answered 404", async () => {
    const at = await bench();
    const payments = await signInTo(at, "payments");
    const id = (await payments("POST", KMS, entry("kms"))).field("id");
    expect((await payments("GET", `${KMS}/${id}`)).status).toBe(200);
    expect((await at.call("GET", `${KMS}/${id}`)).status).toBe(404);
    expect(await list(at, KMS)).toEqual([]);
    expect((await at.call("POST", KMS, entry("kms"))).status).toBe(201);
    expect(at.sim.storeOf("payments").kms.has(id)).toBe(true);
    expect(at.sim.snapshot("payments").counts.kms).toBe(1);
  });

  test("have the fixtures with ids of their own, and the root domain has two names", async () => {
    const at = await bench();
    const vaults = "/v1/cckm/azure/vaults";
    const [here] = await list(at, vaults);
    const root = await signInTo(at, "root");
    expect((await root("GET", `${vaults}/${here?.id}`)).status).toBe(200);
    const payments = await signInTo(at, "payments");
    expect((await payments("GET", `${vaults}/${here?.id}`)).status).toBe(404);
    expect((await payments("GET", vaults)).body).toMatchObject({ total: 8 });
  });

  test("keep their records under a new name", async () => {
    const at = await bench();
    const known = await signInTo(at, "payments");
    const id = (await known("POST", KMS, entry("kms"))).field("id");
    expect(() => at.sim.renameDomain("payment", "x")).toThrow(/no domain "payment"\. Known: payments/);
    at.sim.renameDomain("payments", "treasury");
    expect((await known("GET", `${KMS}/${id}`)).status).toBe(200);
    expect((await (await signInTo(at, "treasury"))("GET", `${KMS}/${id}`)).status).toBe(200);
    expect((await (await signInTo(at, "payments"))("GET", `${KMS}/${id}`)).status).toBe(404);
  });
});

test("somebody else changes things by the API's own rules, unseen by log, faults and handlers", async () => {
  const at = await bench({ faults: "* /** 503 x*", quirks: { rateLimit: { requests: 1, seconds: 60 } } });
  const seen: string[] = [];
  at.sim.onCommit(({ path }) => void seen.push(path));
  const requests = at.sim.requests.length;
  const { id } = (await at.sim.outside("POST", SECRETS, secret("a"))) as { id: string };
  expect(at.sim.store.secrets.get(id)?.created_by).not.toBe("");
  await at.sim.outside("POST", `${SECRETS}/${id}/soft-delete`);
  await expect(at.sim.outside("POST", SECRETS, secret("a"))).rejects.toThrow(/was answered 409: .*SOFT-DELETED/);
  await at.sim.outside("POST", KMS, entry("kms"), "payments");
  expect(at.sim.storeOf("payments").findKms("kms")).toBeDefined();
  expect([seen, at.sim.requests.length]).toEqual([[], requests]);
});

test("fields that nobody needs may have another type", async () => {
  const at = await bench({ quirks: { otherTypes: true } });
  const made = await at.call("POST", KMS, entry("kms"));
  expect(made.body).toMatchObject({ account: 17, application: {}, devAccount: [], name: "kms" });
  expect((await at.call("POST", SECRETS, secret("a"))).body).toMatchObject({ region: 7, tenant: {}, secret_name: "a" });
});
