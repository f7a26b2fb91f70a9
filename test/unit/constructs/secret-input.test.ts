import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { CckmProvider, SecretInput } from "../../../lib";
import { problemsOf, testApp } from "../../support/app";
import { tf } from "./samples";

const newStack = () => new TerraformStack(testApp(), "prod");

const json = (stack: TerraformStack) => JSON.parse(Testing.synth(stack));

describe("SecretInput.fromVariable", () => {
  test("declares an ephemeral, sensitive variable that may be null, under exactly its name", () => {
    const stack = newStack();
    new CckmProvider(stack, "cckm", { password: SecretInput.fromVariable("cm_password") });
    expect(json(stack).variable).toEqual({
      cm_password: {
        type: "string",
        description: "Secret; set TF_VAR_cm_password.",
        sensitive: true,
        ephemeral: true,
        default: null,
      },
    });
    expect(json(stack).provider.cckm[0].password).toBe(tf("var.cm_password"));
  });

  test("does so in HCL too", () => {
    const stack = newStack();
    new CckmProvider(stack, "cckm", { password: SecretInput.fromVariable("cm_password") });
    const hcl = Testing.synthHcl(stack);
    const variable = hcl.slice(hcl.indexOf('variable "cm_password"')).split("}")[0];
    for (const line of ["sensitive = true", "ephemeral = true", "default = null"]) expect(variable).toContain(line);
    expect(hcl).toContain(`password = "${tf("var.cm_password")}"`);
  });

  test("declares it once per stack, and in each stack that uses it", () => {
    const app = testApp();
    const secret = SecretInput.fromVariable("cm_password");
    const stacks = ["a", "b"].map((name) => new TerraformStack(app, name));
    for (const stack of stacks) {
      new CckmProvider(stack, "one", { password: secret });
      new CckmProvider(stack, "two", { password: SecretInput.fromVariable("cm_password"), alias: "two" });
      expect(stack.node.findAll().filter((node) => node instanceof TerraformVariable)).toHaveLength(1);
    }
  });

  test("refuses a name that another variable of the stack has", () => {
    const stack = newStack();
    new TerraformVariable(stack, "cm_password", {});
    new CckmProvider(stack, "cckm", { password: SecretInput.fromVariable("cm_password"), install: false });
    expect(() => Testing.synth(stack, true)).toThrow("Variable declared twice: prod/cm_password");
  });

  test.each(["", "1st", "with space", "a.b", "source", "count"])("refuses the name %j", (name) => {
    expect(() => SecretInput.fromVariable(name)).toThrow(`SecretInput.fromVariable: Invalid name. Got "${name}"`);
  });
});

describe("SecretInput.fromEphemeral", () => {
  test("takes a token", () => {
    const stack = newStack();
    const variable = new TerraformVariable(stack, "v", {});
    new CckmProvider(stack, "cckm", { password: SecretInput.fromEphemeral(variable.stringValue) });
    expect(json(stack).provider.cckm[0].password).toBe(tf("var.v"));
  });

  test.each([tf("ephemeral.vault.db.data"), tf('jsondecode(ephemeral.v.s).p["x"]'), tf("{ a = ephemeral.v.s }.a")])(
    "takes the expression %s",
    (expression) => {
      const stack = newStack();
      new CckmProvider(stack, "cckm", { password: SecretInput.fromEphemeral(expression) });
      expect(json(stack).provider.cckm[0].password).toBe(expression);
    },
  );

  const token = () => new TerraformVariable(newStack(), "v", {}).stringValue;
  test.each([
    ["text", "test-secret-value"],
    ["text before an expression", `test-secret-value${tf("var.x")}`],
    ["text between expressions", `${tf("var.x")}test-secret-value${tf("var.y")}`],
    ["text before a token", `test-secret-value${token()}`],
    ["no text at all", 7 as unknown as string],
  ])("refuses %s, and does not repeat it", (_, expression) => {
    const create = () => SecretInput.fromEphemeral(expression);
    expect(create).toThrow("SecretInput.fromEphemeral: Secret in the code.");
    expect(create).not.toThrow("test-secret-value");
  });
});

describe("a plain string", () => {
  const plain = "test-secret-value" as unknown as SecretInput;

  test("does not type-check", () => {
    // @ts-expect-error a string is not a SecretInput
    const props: { password?: SecretInput } = { password: "test-secret-value" };
    // @ts-expect-error neither is an object of the same form
    const forged: SecretInput = { _bind: () => "test-secret-value" };
    expect(SecretInput.isSecretInput(props.password) || SecretInput.isSecretInput(forged)).toBe(false);
  });

  test("is refused at run time, and not repeated", () => {
    const problems = problemsOf(new CckmProvider(newStack(), "cckm", { password: plain }));
    expect(problems).toEqual([
      expect.stringContaining("[prod/cckm] password: Secret in the code. Got a string; allowed: a SecretInput"),
    ]);
    expect(problems.join()).not.toContain("test-secret-value");
  });

  test("is refused by the setter", () => {
    const provider = new CckmProvider(newStack(), "cckm");
    provider.password = plain;
    expect(problemsOf(provider)).toEqual([expect.stringContaining("password: Secret in the code.")]);
    expect(provider.passwordInput).toBeUndefined();
  });
});
