import { html, intentOf, junit, markdown, review, terminal } from "../../../lib/review";
import { planOf, secretChange } from "./plans";

const EU = { address: "https://cm.eu.example.com", domain: "payments", tlsVerified: true, adopt: null };
const US = { address: "https://cm.us.example.com", domain: "root", tlsVerified: false, adopt: null };
const provider = (alias?: string) => ({
  name: "cckm",
  full_name: "terraform.local/cdktf-cckm/cckm",
  ...(alias !== undefined && { alias }),
});
const resource = (name: string, provider_config_key: string) => ({
  address: `cckm_azure_secret.${name}`,
  type: "cckm_azure_secret",
  name,
  provider_config_key,
});
const PLAN = planOf(
  [
    secretChange(null, { secret_name: "one" }),
    secretChange(null, { secret_name: "two" }),
    secretChange({ secret_name: "gone" }, null),
    { type: "terraform_data", change: { actions: ["create"], before: null, after: {} } },
  ],
  {
    configuration: {
      provider_config: { cckm: provider(), "cckm.us": provider("us"), terraform: { name: "terraform" } },
      root_module: { resources: [resource("r0", "cckm"), resource("r1", "cckm.us")] },
    },
  },
);
const TARGETS = { target: EU, targets: { cckm: EU, "cckm.us": US } };
const through = (more: object = {}) =>
  Object.fromEntries(review({ plan: PLAN, ...TARGETS, ...more }).changes.map(({ name, target }) => [name, target]));

test("each change says which of the provider's configurations it goes through, and the plan where each of them leads", () => {
  const model = review({ plan: PLAN, ...TARGETS, configurationsInState: { "cckm_azure_secret.r2": "cckm.us" } });
  expect(model.targets).toEqual([
    { configuration: "cckm", ...EU },
    { configuration: "cckm.us", ...US },
  ]);
  for (const [format, write] of Object.entries({
    terminal,
    markdown: (one: typeof model) => markdown(one),
    html,
    junit,
  })) {
    const text = write(model)
      .replaceAll(/<\/?code>/g, "")
      .replaceAll("&#58;", ":")
      .replaceAll(/\s+/g, " ");
    expect([format, text]).toEqual([
      format,
      expect.stringContaining("cckm.us is for https://cm.us.example.com, domain root"),
    ]);
    expect([format, text]).toEqual([format, expect.stringMatching(/Azure secret( two)?, through cckm\.us/)]);
    expect([format, text]).toEqual([
      format,
      expect.stringContaining("cckm.us: the certificate of CCKM is not verified"),
    ]);
  }
});

test("what is no longer in the code goes through the provider's configuration that the state has, then what the target branch has, else that is not told", () => {
  expect(through({ configurationsInState: { "cckm_azure_secret.r2": "cckm.us" } })).toEqual({
    one: "cckm",
    two: "cckm.us",
    gone: "cckm.us",
    r3: null,
  });
  expect(through({ base: { resource: { cckm_azure_secret: { r2: { provider: "cckm.us" } } } } }).gone).toBe("cckm.us");
  const model = review({ plan: PLAN, ...TARGETS });
  const gone = model.changes.find(({ name }) => name === "gone")!;
  expect(gone).toMatchObject({ target: null, findings: expect.arrayContaining([{ code: "targetNotTold", args: {} }]) });
  expect(model.summary.lookAt).toContain(gone.number);
});

test("an approval is bound to the configuration that a change goes through, and to where it leads", () => {
  const intent = (more: object) => JSON.stringify(intentOf({ plan: PLAN, ...TARGETS, ...more }).intent);
  expect(intent({ targets: { cckm: EU, "cckm.us": { ...US, domain: "other" } } })).not.toBe(intent({}));
  expect(intent({ configurationsInState: { "cckm_azure_secret.r2": "cckm.us" } })).not.toBe(intent({}));
});

test("the first line of a review says that there are other targets, and names none that nothing goes to", () => {
  const model = review({ plan: PLAN, ...TARGETS });
  for (const write of [terminal, markdown, html]) expect(write(model)).toContain("and 1 other target");
  const { configuration } = PLAN as { configuration: object };
  const plan = planOf([secretChange(null, {})], {
    configuration: { ...configuration, root_module: { resources: [resource("r0", "cckm.us")] } },
  });
  expect(review({ plan, ...TARGETS }).target).toEqual(US);
});

test("a configuration that nothing of the plan goes through is left out", () => {
  const { configuration } = PLAN as { configuration: { provider_config: object } };
  const plan = planOf([secretChange(null, {})], {
    configuration: { ...configuration, root_module: { resources: [resource("r0", "cckm")] } },
  });
  expect(review({ plan, ...TARGETS }).targets.map((one) => one.configuration)).toEqual(["cckm"]);
});

test("a review says nothing of the provider's configuration where there is but one", () => {
  const model = review({ plan: planOf([secretChange(null, {})]), target: EU });
  expect(model.targets).toEqual([{ configuration: "cckm", ...EU }]);
  expect(model.changes[0]!.target).toBe("cckm");
  expect(terminal(model)).not.toContain("through");
});

test("a target that the target branch has not, or has elsewhere, is told", () => {
  const model = review({ plan: PLAN, ...TARGETS, baseTargets: { cckm: EU, "cckm.us": { ...US, domain: "payments" } } });
  expect(model.settings).toContainEqual({
    code: "settingChanged",
    args: { setting: "domain", before: "payments", after: "root", through: "cckm.us" },
  });
});
