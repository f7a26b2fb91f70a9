import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import {
  Annotations,
  type App,
  HttpBackend,
  TerraformIterator,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
} from "cdktf";
import { Construct } from "constructs";
import { AwsKmsAccount, AzureSecret, CckmProvider, Principal, SecretInput } from "../../lib";
import { type AppliedStack, type ApplyOptions, applyToSimulator } from "../../lib/testing";
import { testApp } from "../support/app";

/** A team's stack: made for production, with a backend and an address of its own. */
class PaymentsStack extends TerraformStack {
  readonly account: AwsKmsAccount;

  constructor(scope: App, id: string, regions: string[]) {
    super(scope, id);
    new HttpBackend(this, { address: "https://state.example.invalid" });
    const password = SecretInput.fromVariable("cm_password");
    new CckmProvider(this, "cckm", { address: "https://cm.example.invalid", username: "deployer", password });
    const team = new TerraformVariable(this, "team", { type: "string" });
    this.account = new AwsKmsAccount(this, "payments", {
      name: "payments",
      accountId: "123456789012",
      awsConnection: "aws",
      regions,
    });
    this.account.grant(Principal.group("CCKM Users"), ["keycreate"]);
    new AzureSecret(this, "db", {
      secretName: "db-password",
      keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
      value: SecretInput.fromVariable("db_password"),
      tags: { team: team.stringValue },
    });
    new TerraformOutput(this, "kms_id", { value: this.account.id });
  }
}

const stack = (regions = ["eu-west-1"]) => new PaymentsStack(testApp(), "prod", regions);
const variables = { db_password: "test-secret-value", team: "payments" };
/** Temporary folders of this process. */
const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`cckm-testing-${process.pid}-`));

let applied: AppliedStack | undefined;
afterEach(() => applied?.close());

async function apply(options: ApplyOptions = {}): Promise<AppliedStack> {
  applied = await applyToSimulator(stack(), { variables, ...options });
  return applied;
}

test("a variable that is no text is that value, also where its variable may be a text; what is no value is refused", async () => {
  const typed = (id: string, type?: string) => ({ id, type });
  const all = [typed("none", "string"), typed("list"), typed("raw", "list(string)"), typed("nth", "number")];
  const typedStack = new TerraformStack(testApp(), "prod");
  new CckmProvider(typedStack, "cckm");
  for (const { id, type } of all) {
    new TerraformVariable(typedStack, id, { type });
    new TerraformOutput(typedStack, `${id}_out`, { value: `\${jsonencode(var.${id})}` });
  }
  const values = { none: null, list: ["a"], raw: ["%{x}"], nth: 7 };
  applied = await applyToSimulator(typedStack, { variables: values });
  expect(applied.outputs).toEqual({ none_out: "null", list_out: '["a"]', raw_out: '["%{x}"]', nth_out: "7" });

  const itself: { [name: string]: unknown } = {};
  itself.itself = itself;
  for (const nth of [Number.NaN, { inside: [7n] }, [() => 7], itself]) {
    await expect(applyToSimulator(typedStack, { variables: { ...values, nth } })).rejects.toThrow(
      "applyToSimulator: variables: Incorrect attribute value type. Expected nth to be a text,",
    );
  }
  await expect(applyToSimulator(typedStack, { variables: new Map([["nth", 7]]) as never })).rejects.toThrow(
    "applyToSimulator: variables: Incorrect attribute value type.",
  );
  await expect(applyToSimulator(typedStack, { variables: { ...values, nth: 7n } })).rejects.toThrow(
    "applyToSimulator: variables: Incorrect attribute value type. Expected nth to be a text, a number, a boolean, null, a list or an object, got 7n, a bigint.",
  );
  expect(folders()).toHaveLength(1);
});

test("a stack is applied in one call, and tells what the simulator holds", async () => {
  const { sim, outputs, resources, plan, log } = await apply();
  const { kms, secrets } = sim.snapshot();
  expect(kms).toMatchObject([{ name: "payments", acls: [{ group: "CCKM Users" }] }]);
  expect(secrets).toMatchObject([{ secret_name: "db-password", tags: { team: "payments" } }]);
  expect([...sim.store.secrets.values()]).toMatchObject([{ value: "test-secret-value" }]);
  expect(outputs).toEqual({ kms_id: kms[0]?.id });
  expect(resources.cckm_aws_kms_account?.["prod/payments"]).toMatchObject({ id: kms[0]?.id, cloud_name: "aws" });
  expect(Object.keys(resources.cckm_aws_kms_acl ?? {})).toEqual(["prod/payments/group-CCKM Users"]);
  expect(log).toContain("Apply complete! Resources: 3 added");
  expect(await plan()).toEqual([]);
});

test("a variable, or an option, that does not exist is refused before anything is applied", async () => {
  const wrong = { variables: { ...variables, db_pasword: "x" } };
  await expect(applyToSimulator(stack(), wrong)).rejects.toThrow(
    'applyToSimulator: variables: Unsupported argument. An argument named "db_pasword" is not expected here. Did you mean "db_password"?',
  );
  await expect(applyToSimulator(stack(), { variable: {} } as never)).rejects.toThrow(
    'applyToSimulator: Unsupported argument. An argument named "variable" is not expected here. Did you mean "variables"?',
  );
  await expect(applyToSimulator(stack(), { variables, simulator: { quirk: {} } as never })).rejects.toThrow(
    /^CckmSimulator\.start: Unsupported argument\. Expected each to be one of .*, got quirk\.$/,
  );
});

test("drift of an applied stack is found, a changed stack is applied in place, and a destroy leaves nothing", async () => {
  const test = await apply();
  const [kms] = test.sim.store.kms.values();
  kms!.regions = ["us-east-1"];
  expect(await test.plan()).toMatchObject([{ action: "update", after: { regions: ["eu-west-1"] } }]);
  await test.apply(stack(["eu-west-1", "eu-west-2"]));
  expect(test.sim.snapshot().kms).toMatchObject([{ id: kms?.id, regions: ["eu-west-1", "eu-west-2"] }]);
  await test.destroy();
  expect(test.sim.snapshot().counts.kms).toBe(0);
  await expect(test.apply(new PaymentsStack(testApp(), "dev", ["eu-west-1"]))).rejects.toThrow(
    "Another stack. Expected a changed prod, whose state is here, got dev.",
  );
});

describe("a changed stack", () => {
  const both = () => {
    const changed = stack();
    const added = new TerraformVariable(changed, "added", { type: "string" });
    new TerraformVariable(changed, "list", { type: "list(string)", default: [] });
    new TerraformOutput(changed, "added_out", { value: added.stringValue });
    return changed;
  };

  test("may have lost a variable, and is given the values of those that it adds, or other ones", async () => {
    const { apply: again, outputs } = await apply();
    expect(outputs).not.toHaveProperty("added_out");
    await again(both(), { added: "first", list: ["a"] });
    expect(applied?.outputs).toMatchObject({ added_out: "first" });
    await again(undefined, { added: "second" });
    expect(applied?.outputs).toMatchObject({ added_out: "second" });
    expect(await applied?.plan()).toEqual([]);
    const alone = new TerraformStack(testApp(), "prod");
    new CckmProvider(alone, "cckm");
    await again(alone);
    expect(applied?.log).not.toContain("undeclared");
    expect(applied?.sim.snapshot()).toMatchObject({ kms: [], secrets: [{ status: "SOFT-DELETED" }] });
  });

  test("is given no value of a variable that no stack has", async () => {
    const { apply: again } = await apply();
    await expect(again(both(), { aded: "x" })).rejects.toThrow(
      'applyToSimulator: variables: Unsupported argument. An argument named "aded" is not expected here. Did you mean "added"?',
    );
  });

  test("that is refused, or its variables, leaves the stack and the variables as they were; undefined is no value", async () => {
    const { apply: again, plan } = await apply();
    await expect(again(both(), { team: "other", aded: "x" })).rejects.toThrow("aded");
    await expect(again(undefined, { team: "other", db_password: Number.NaN })).rejects.toThrow("db_password");
    const wrong = stack(["us-east-1"]);
    Annotations.of(wrong).addError("not this one");
    await expect(again(wrong, { team: "other" })).rejects.toThrow("not this one");
    expect(await plan()).toEqual([]);
    await again(undefined, { team: undefined });
    expect(applied?.sim.snapshot().secrets).toMatchObject([{ tags: { team: "payments" } }]);
    await expect(again(undefined, { added: "x" })).rejects.toThrow("added");
  });
});

test("a failed apply throws Terraform's output and leaves nothing running", async () => {
  const faults = "POST /v1/cckm/aws/kms 400 x*";
  await expect(applyToSimulator(stack(), { variables, simulator: { faults } })).rejects.toThrow(
    /terraform apply .* ended with 1:[\s\S]*payments/,
  );
  expect(folders()).toEqual([]);
});

test("an error of Terraform names the construct that it is about", async () => {
  const inTeam = () => {
    const made = new TerraformStack(testApp(), "prod");
    new CckmProvider(made, "cckm");
    const list = new TerraformVariable(made, "regions", { type: "list(string)" });
    const settings = { name: "own", accountId: "123456789012", awsConnection: "aws", regions: list.listValue };
    new AwsKmsAccount(new Construct(made, "team"), "own", settings);
    const each = { ...settings, name: "each", accountId: "210987654321", forEach: TerraformIterator.fromList(["a"]) };
    new AwsKmsAccount(new Construct(made, "team-of-each"), "own", each);
    return made;
  };
  const values = { regions: ["eu west"] };
  const told = await applyToSimulator(inTeam(), { variables: values }).catch((error: Error) => error.message);
  expect(told).toMatch(/with cckm_aws_kms_account\.team_own_\w+ \(prod\/team\/own\),/);
  expect(told).toMatch(/with cckm_aws_kms_account\.team-of-each_own_\w+\["a"\] \(prod\/team-of-each\/own\),/);
});

test("an error of Terraform quotes the lines of the stack that it is about, not all of it", async () => {
  const wrong = { ...variables, team: null };
  const told = await applyToSimulator(stack(), { variables: wrong }).catch((error: Error) => error.message);
  expect(told).toMatch(/"team": "\$\{var\.team\}"/);
  expect(told).not.toContain("required_providers");
});

test("applyToSimulator works over TLS, with users of the simulator's own", async () => {
  const { sim } = await apply({
    simulator: { tls: true, users: [{ username: "deployer", password: "test-deployer-password" }] },
  });
  expect(sim.url).toMatch(/^https:/);
  expect(sim.snapshot().counts.kms).toBe(1);
});

test("close of an applied stack removes its folder", async () => {
  const { close, sim } = await apply();
  expect(folders().length).toBe(1);
  await close();
  expect(folders()).toEqual([]);
  await expect(fetch(sim.url)).rejects.toThrow();
});
