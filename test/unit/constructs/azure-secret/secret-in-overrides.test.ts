import {
  type App,
  Fn,
  Lazy,
  TerraformElement,
  TerraformOutput,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
  type TerraformVariable,
  Testing,
} from "cdktf";
import { AzureSecret, CckmProvider, SecretInput } from "../../../../lib";
import { testApp } from "../../../support/app";
import { tf } from "../samples";

const newStack = () => new TerraformStack(testApp(), "prod");

const VAULT = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";
const SECRET = "test-secret-value";
const secret = (stack: TerraformStack) =>
  new AzureSecret(stack, "db", { secretName: "db", keyVault: VAULT, value: SecretInput.fromVariable("db") });
const raw = (stack: TerraformStack, value: unknown) =>
  new TerraformResource(stack, "raw", { terraformResourceType: "cckm_azure_secret" }).addOverride("value", value);

const otherName = (stack: TerraformStack) =>
  new (class extends TerraformProvider {})(stack, "acme", {
    terraformResourceType: "acme",
    terraformProviderSource: "terraform.local/cdktf-cckm/cckm",
  });
const free = (stack: TerraformStack, json: object) =>
  new (class extends TerraformElement {
    override toTerraform() {
      return json;
    }
  })(stack, "free");

test.each<[string, (stack: TerraformStack) => unknown]>([
  ["as text", (stack) => secret(stack).addOverride("value", SECRET)],
  ["in a list", (stack) => secret(stack).addOverride("value", [SECRET])],
  [
    "in an object, by the stack",
    (stack) => {
      secret(stack);
      stack.addOverride("resource.cckm_azure_secret.db.value", { a: SECRET });
    },
  ],
  ["in a list, as the password", (stack) => new CckmProvider(stack, "p").addOverride("password", [SECRET])],
  ["as an expression", (stack) => secret(stack).addOverride("value", tf(`"${SECRET}"`))],
  ["as a function of it", (stack) => secret(stack).addOverride("value", Fn.sensitive(SECRET))],
  [
    "by the stack",
    (stack) => {
      secret(stack);
      stack.addOverride("resource.cckm_azure_secret.db.value", SECRET);
    },
  ],
  [
    "in a resource of the stack's overrides",
    (stack) => stack.addOverride("resource.cckm_azure_secret.o.value", SECRET),
  ],
  ["in a list of blocks", (stack) => stack.addOverride("resource.cckm_azure_secret.o", [{ value: SECRET }])],
  ["in a raw TerraformResource", (stack) => raw(stack, SECRET)],
  ["in a raw TerraformResource, as a function of it", (stack) => raw(stack, Fn.base64encode(SECRET))],
  [
    "as the password",
    (stack) => new CckmProvider(stack, "p", { alias: "p" }).addOverride("password", tf(`"${SECRET}"`)),
  ],
  ["as the password, by the stack", (stack) => stack.addOverride("provider.cckm", [{ alias: "p", password: SECRET }])],
  [
    "as the variable's default",
    (stack) => {
      secret(stack);
      stack.addOverride("variable.db.default", SECRET);
    },
  ],
  [
    "as the default of the variable's construct",
    (stack) => {
      secret(stack);
      (stack.node.findChild("SecretInput-db") as TerraformVariable).addOverride("default", SECRET);
    },
  ],
  ["as the password, at a place of the stack's list", (stack) => stack.addOverride("provider.cckm.0.password", SECRET)],
  [
    "as the password, in a list of all providers",
    (stack) => stack.addOverride("provider", [{ cckm: { password: SECRET } }]),
  ],
  ["as the password of the provider under another name", (stack) => otherName(stack).addOverride("password", SECRET)],
  [
    "as the password of the provider under another name, by the stack",
    (stack) => {
      otherName(stack);
      stack.addOverride("provider.acme", [{ password: SECRET }]);
    },
  ],
  [
    "as the password, by an element of no class",
    (stack) => free(stack, { provider: { cckm: [{ password: SECRET }] } }),
  ],
  [
    "in a list of all resources",
    (stack) => stack.addOverride("resource", [{ cckm_azure_secret: { o: { value: SECRET } } }]),
  ],
  [
    "in a list of the type's resources",
    (stack) => stack.addOverride("resource.cckm_azure_secret", [{ o: [{ value: SECRET }] }]),
  ],
  [
    "by an element of no class",
    (stack) => free(stack, { resource: [{ cckm_azure_secret: { o: { value: SECRET } } }] }),
  ],
  [
    "in a block that is made late",
    (stack) =>
      stack.addOverride("resource.cckm_azure_secret", Lazy.anyValue({ produce: () => ({ o: { value: SECRET } }) })),
  ],
  [
    "in a block that is made late, by an element of no class",
    (stack) =>
      free(stack, { resource: Lazy.anyValue({ produce: () => ({ cckm_azure_secret: { o: { value: SECRET } } }) }) }),
  ],
  [
    "by an element that writes something else than its class",
    (stack) =>
      new (class extends TerraformOutput {
        override toTerraform() {
          return { resource: { cckm_azure_secret: { o: { value: SECRET } } } };
        }
      })(stack, "o", { value: "x" }),
  ],
  [
    "as the password of the provider under a name that the stack gives it",
    (stack) => {
      stack.addOverride("terraform.required_providers.acme", { source: "Terraform.local/cdktf-cckm/cckm" });
      stack.addOverride("provider.acme", [{ password: SECRET }]);
    },
  ],
  [
    "into the address, by the stack",
    (stack) => stack.addOverride("provider.cckm.0.address", `https://a:${SECRET}@cm.example.com`),
  ],
  [
    "as the variable's default, in a list of all variables",
    (stack) => {
      secret(stack);
      stack.addOverride("variable", [{ db: { ephemeral: true, default: SECRET } }]);
    },
  ],
  [
    "as the variable's default, by an element of no class",
    (stack) => {
      secret(stack);
      free(stack, { variable: { db: { default: SECRET } } });
    },
  ],
  [
    "into the address",
    (stack) => new CckmProvider(stack, "p", { alias: "p", address: `https://a:${SECRET}@cm.example.com` }),
  ],
])("a secret that an override puts into the code %s is refused and not repeated", (_, put) => {
  const stack = newStack();
  new CckmProvider(stack, "cckm", { install: false });
  put(stack);
  const synth = () => Testing.synth(stack, true);
  expect(synth).toThrow("Secret in the code.");
  expect(synth).not.toThrow(SECRET);
});

test("a literal in fromEphemeral is told beside the other problems of the stack", () => {
  const stack = newStack();
  new CckmProvider(stack, "cckm", { install: false });
  const text = Lazy.stringValue({ produce: () => SECRET });
  new AzureSecret(stack, "db", { secretName: "d b", keyVault: VAULT, value: SecretInput.fromEphemeral(text) });
  const synth = () => (stack.node.root as App).synth();
  expect(synth).toThrow("[prod/db] secretName: ");
  expect(synth).toThrow("[prod/db] value: Invalid expression. SecretInput.fromEphemeral: Secret in the code.");
});

test("an override that refers to an ephemeral value is no secret in the code", () => {
  const stack = newStack();
  new CckmProvider(stack, "cckm", { install: false });
  raw(stack, tf("ephemeral.vault.db.data"));
  secret(stack).addOverride("value", tf("ephemeral.vault.db.data"));
  stack.addOverride("provider.cckm", [{ alias: "p", password: tf("var.db") }]);
  expect(() => Testing.synth(stack, true)).not.toThrow();
});
