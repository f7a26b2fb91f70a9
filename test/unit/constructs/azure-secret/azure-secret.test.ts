import { TerraformStack, Testing } from "cdktf";
import {
  AzureSecret,
  type AzureSecretProps,
  CckmProvider,
  SecretDestroyPolicy,
  SecretInput,
  SecretRecoveryLevel,
} from "../../../../lib";
import { RECOVERY_LEVELS } from "../../../../lib/contract";
import { problemsOf, testApp } from "../../../support/app";
import { tf } from "../samples";

const VALUE = "test-secret-value";
const PROPS = { secretName: "db-password", keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863" };

function newStack(): TerraformStack {
  const stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm");
  return stack;
}

const create = (props: Partial<AzureSecretProps>, stack = newStack()) => {
  const secret = new AzureSecret(stack, "db", { ...PROPS, ...props });
  const json = () => JSON.parse(Testing.synth(stack)).resource.cckm_azure_secret.db;
  return { stack, secret, json };
};

test("a secret's value is a reference to an ephemeral variable, as JSON and as HCL", () => {
  const { stack, json } = create({ value: SecretInput.fromVariable("db_password"), valueVersion: 1 });
  expect(json()).toMatchObject({ value: tf("var.db_password"), value_version: 1 });
  expect(JSON.parse(Testing.synth(stack)).variable.db_password).toMatchObject({ ephemeral: true, default: null });
  expect(Testing.synthHcl(stack).replace(/ +/g, " ")).toContain(`value = "${tf("var.db_password")}"`);
});

test("a plain string for a secret's value does not type-check, is refused at run time, and is not repeated", () => {
  // @ts-expect-error a string is no SecretInput
  const plain: AzureSecretProps = { ...PROPS, value: VALUE };
  const given = create(plain);
  expect(problemsOf(given.stack)).toEqual([
    expect.stringContaining(
      '[prod/db] value: Secret in the code. Expected value to be a SecretInput, so that the secret is in no file and no state, got a string. Use SecretInput.fromVariable("value") and set TF_VAR_value, or SecretInput.fromEphemeral(...). (secret-in-code)',
    ),
  ]);
  const { secret, stack, json } = create({});
  // @ts-expect-error nor is it for the setter
  secret.value = VALUE;
  expect(problemsOf(stack)).toEqual([expect.stringContaining("Secret in the code")]);
  for (const written of [given.json(), json()]) expect(written).not.toHaveProperty("value");
  expect(JSON.stringify([problemsOf(given.stack), problemsOf(stack)])).not.toContain(VALUE);
});

test("an override that writes a secret's value into the code is refused at synth", () => {
  const { stack, secret } = create({});
  secret.addOverride("value", VALUE);
  expect(() => Testing.synth(stack, true)).toThrow("Secret in the code");
  expect(() => Testing.synth(stack, true)).not.toThrow(VALUE);
});

test("a secret's timeouts, tags and enums are written as Terraform has them", () => {
  const { json } = create({
    tags: { team: "payments" },
    timeouts: { delete: "20m" },
    onDestroy: SecretDestroyPolicy.PURGE,
    recoveryLevel: SecretRecoveryLevel.RECOVERABLE,
  });
  expect(json()).toMatchObject({
    tags: { team: "payments" },
    timeouts: { delete: "20m" },
    on_destroy: "purge",
    recovery_level: "Recoverable",
  });
});

test("the enum of recovery levels has every one of CCKM's page", () => {
  expect(Object.values(SecretRecoveryLevel)).toEqual([...RECOVERY_LEVELS]);
});

test.each<[Partial<AzureSecretProps>, string]>([
  [{ secretName: "db_password" }, "secretName: Invalid value"],
  [{ recoverableDays: 5 }, "recoverableDays: Invalid number"],
  [{ tags: { cost: "50%" } }, "tags: Invalid character"],
  [{ timeouts: { create: "soon" } }, "timeouts.create: Invalid duration"],
])("a secret with %j is refused with the construct's path", (props, message) => {
  expect(problemsOf(create(props).stack)).toEqual([expect.stringContaining(`[prod/db] ${message}`)]);
});
