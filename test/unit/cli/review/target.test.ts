import { targetsInPlan, targetsOf } from "../../../../lib/cli/review/target";

const ENV = { CIPHERTRUST_ADDRESS: "https://env.example.com", CIPHERTRUST_DOMAIN: "env" };
const plan = (configurations: object) => ({ configuration: { provider_config: configurations } });

test("each of the provider's configurations has its own arguments, and the environment's where it gives none", () => {
  const configuration = {
    provider: {
      cckm: [{ domain: "payments" }, { alias: "us", address: "https://us.example.com", no_ssl_verify: true }],
    },
  };
  expect(targetsOf(configuration, ENV)).toMatchObject({
    cckm: { address: "https://env.example.com", domain: "payments", tlsVerified: true },
    "cckm.us": { address: "https://us.example.com", domain: "env", tlsVerified: false },
  });
});

test("an adopt that only Terraform knows is told to be not known, and one that is not set is the default", () => {
  const cckm = [{ adopt: `\${var.adopt}` }, { alias: "us" }];
  expect(targetsOf({ provider: { cckm } }, ENV)).toMatchObject({
    cckm: { adopt: "not known here" },
    "cckm.us": { adopt: null },
  });
});

test("of a plan in JSON, what the configuration gives itself is not known, and not taken from the environment", () => {
  const given = { address: { constant_value: "https://other.example.com" } };
  const targets = targetsInPlan(
    plan({
      cckm: { name: "cckm", expressions: given },
      "cckm.us": { name: "cckm", alias: "us", expressions: { domain: { references: ["var.domain"] } } },
      aws: { name: "aws", expressions: given },
    }),
    ENV,
  );
  expect(targets).toMatchObject({
    cckm: { address: null, domain: "env", tlsVerified: null },
    "cckm.us": { address: "https://env.example.com", domain: null, tlsVerified: true },
  });
  expect(Object.keys(targets)).toEqual(["cckm", "cckm.us"]);
  expect(JSON.stringify(targets)).not.toContain("other.example.com");
});

test.each([[{}], [null], [[]], [{ configuration: { provider_config: 1 } }]])(
  "of the plan %j the environment is all that is known",
  (nothing) => {
    expect(targetsInPlan(nothing, ENV)).toMatchObject({ cckm: { address: "https://env.example.com", domain: "env" } });
  },
);

test.each(["https://CM.example.com/", "https://cm.example.com:443", " HTTPS://cm.example.com./api/ "])(
  "the address %j is told as the provider reads it",
  (address) => {
    const target = { address: "https://cm.example.com", tlsVerified: true };
    expect(targetsOf({ provider: { cckm: { address } } }, {})).toMatchObject({ cckm: target });
    expect(targetsOf(undefined, { CIPHERTRUST_ADDRESS: address })).toMatchObject({ cckm: target });
  },
);

test("plain http is told however it is written", () => {
  expect(targetsOf({ provider: { cckm: { address: " HTTP://cm.example.com/" } } }, {})).toMatchObject({
    cckm: { address: "http://cm.example.com", tlsVerified: false },
  });
});

test("an address that is none is told as it is, and not at all where it may hold a password", () => {
  expect(targetsOf({ provider: { cckm: { address: "cm.example.com" } } }, {})).toMatchObject({
    cckm: { address: "cm.example.com" },
  });
  expect(targetsOf({ provider: { cckm: { address: "https://me:secret@cm.example.com" } } }, {})).toMatchObject({
    cckm: { address: null },
  });
});

test("an argument that is empty is that of the environment, as in the provider", () => {
  const target = (block: object) => targetsOf({ provider: { cckm: [block] } }, ENV).cckm;
  expect(target({ address: "", domain: "" })).toMatchObject({ address: "https://env.example.com", domain: "env" });
  expect(target({ domain: "risk" })).toMatchObject({ domain: "risk" });
});
