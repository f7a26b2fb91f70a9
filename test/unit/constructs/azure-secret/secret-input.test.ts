import { Fn, Lazy, TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import { CckmProvider, SecretInput } from "../../../../lib";
import { problemsOf, testApp } from "../../../support/app";
import { tf } from "../samples";

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

  test("declares an ephemeral, sensitive variable in HCL too", () => {
    const stack = newStack();
    new CckmProvider(stack, "cckm", { password: SecretInput.fromVariable("cm_password") });
    const hcl = Testing.synthHcl(stack);
    const variable = hcl.slice(hcl.indexOf('variable "cm_password"')).split("}")[0];
    for (const line of ["sensitive = true", "ephemeral = true", "default = null"]) expect(variable).toContain(line);
    expect(hcl).toContain(`password = "${tf("var.cm_password")}"`);
  });

  test("declares its variable once per stack, and in each stack that uses it", () => {
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
    expect(() => Testing.synth(stack, true)).toThrow(
      'A variable named "cm_password" is declared at prod/cm_password too.',
    );
  });

  test.each(["", "1st", "with space", "a.b", "source", "count"])("refuses the name %j", (name) => {
    expect(() => SecretInput.fromVariable(name)).toThrow(
      'SecretInput.fromVariable: Invalid name. Expected the name of a variable: a letter or "_", then letters, digits, "_" and "-", and none of source, version, providers, count, for_each, lifecycle, depends_on, locals, got a string that is none (not shown: it may be the secret). Give the name, and the secret in TF_VAR_<name>. (secret-variable-name)',
    );
  });

  test.each(["test-secret-value!", "7est-secret-value", "test secret-value"])(
    "does not repeat %j, which may be the secret",
    (text) => {
      expect(() => SecretInput.fromVariable(text)).not.toThrow(text);
      expect(() => SecretInput.fromVariable(text)).toThrow("TF_VAR_<name>");
    },
  );
});

describe("SecretInput.fromEphemeral", () => {
  const ephemeral = (stack: TerraformStack, name = "v") => {
    const variable = new TerraformVariable(stack, name, {});
    variable.addOverride("ephemeral", true);
    return variable;
  };
  const synth = (secret: (stack: TerraformStack) => SecretInput) => {
    const stack = newStack();
    new CckmProvider(stack, "cckm", { password: secret(stack), install: false });
    return () => json(stack).provider.cckm[0].password;
  };

  test("takes a token of an ephemeral variable, declared where it likes", () => {
    expect(synth((stack) => SecretInput.fromEphemeral(ephemeral(stack).stringValue))()).toBe(tf("var.v"));
    const stack = newStack();
    new CckmProvider(stack, "cckm", { password: SecretInput.fromEphemeral(tf("var.v")), install: false });
    ephemeral(stack);
    expect(json(stack).provider.cckm[0].password).toBe(tf("var.v"));
  });

  test("takes a variable that is ephemeral by an override of the stack", () => {
    const secret = synth((stack) => {
      stack.addOverride("variable.v", { type: "string", ephemeral: true });
      return SecretInput.fromEphemeral(tf("var.v"));
    });
    expect(secret()).toBe(tf("var.v"));
  });

  test("takes an expression around an ephemeral value", () => {
    expect(synth((stack) => SecretInput.fromEphemeral(Fn.trimspace(ephemeral(stack).stringValue)))()).toBe(
      tf("trimspace(var.v)"),
    );
  });

  test.each([
    tf("ephemeral.vault.db.data"),
    tf('jsondecode(ephemeral.v.s).p["x"]'),
    tf("{ a = ephemeral.v.s }.a"),
    tf(`"prefix-${tf("ephemeral.v.s.data")}"`),
    tf('ephemeral.v["a"].s'),
    tf('lookup(jsondecode(ephemeral.v.s.data), "password")'),
    tf(`"%{ if ephemeral.v.s.data != null }\${ephemeral.v.s.data}%{ endif }"`),
    tf(`"%{ for k, v in ephemeral.v.s.data }export \${k}=\${v};%{ endfor }"`),
    tf('try(ephemeral.v.s.data["password"], "")'),
    tf('split(":", ephemeral.v.s.data)[1]'),
    tf('trimsuffix(ephemeral.v.s.data, "-suffix")'),
    tf('format("user:%s", ephemeral.v.s.data)'),
    tf('ephemeral.v.s.kind == "password" ? ephemeral.v.s.data : ephemeral.v.s.other'),
    tf("substr(ephemeral.v.s.data, 0, 1024)"),
    tf("length(ephemeral.v.s.data) > 1024 ? ephemeral.v.s.data : ephemeral.v.s.other"),
    tf("ephemeral.v.s[1024].data"),
    tf('{ password = ephemeral.v.s.data }["password"]'),
    tf('ephemeral.v.in["password"]'),
    tf('[for a in ephemeral.v.s.list : a.data if a["kind"] == "password"][0]'),
    tf("provider::acme::decode(ephemeral.v.s.data)"),
    tf('ephemeral.v.s.ok ? ephemeral.v.s.data : join("; ", ephemeral.v.s.list)'),
    tf('[for key in ["a"] : ephemeral.v.s.data][0]').replace('["a"]', "ephemeral.v.s.keys"),
  ])("takes the expression %s", (expression) => {
    expect(synth(() => SecretInput.fromEphemeral(expression))()).toBe(expression);
  });

  test.each([
    tf('"test-secret-value"'),
    tf('"test-secret-value ephemeral.vault.db.data"'),
    tf('"test-secret-value \\" ephemeral.vault.db.data"'),
    tf(`"test-secret-value $${tf("ephemeral.vault.db.data")}"`),
    tf('"test-secret-value" /* ephemeral.vault.db.data */'),
    tf('"test-secret-value" # ephemeral.vault.db.data'),
    tf('"test-secret-value" // ephemeral.vault.db.data\n'),
    tf('base64encode("test-secret-value")'),
    tf('my_ephemeral.x.y == "" ? "" : "test-secret-value"'),
    tf('data.ephemeral.x == "" ? "" : "test-secret-value"'),
    tf("local.test-secret-value"),
    tf("local . ephemeral.test-secret-value"),
    tf('[for ephemeral in [{ x = "test-secret-value" }] : ephemeral.x][0]'),
    tf('[for i, ephemeral in [{ x = "test-secret-value" }] : ephemeral.x][0]'),
  ])("refuses the expression %s, and does not repeat it", (expression) => {
    const create = () => SecretInput.fromEphemeral(expression);
    expect(create).toThrow(
      `SecretInput.fromEphemeral: Secret in the code. Expected one expression that refers to an ephemeral resource, such as "\${ephemeral.vault.db.data}", or to an ephemeral variable without a default, or a token of one, got an expression that refers to nothing ephemeral. For a secret from the environment use SecretInput.fromVariable(name). (secret-not-ephemeral)`,
    );
    expect(create).not.toThrow("test-secret-value");
  });

  test.each([
    tf('ephemeral.v.s.data == "" ? "test-secret-value" : ephemeral.v.s.data'),
    tf('ephemeral.v.s.data != "" ? ephemeral.v.s.data : "test-secret-value"'),
    tf('ephemeral.v.s.data != "" ? ephemeral.v.s.data : ("test-secret-value")'),
    tf(`ephemeral.v.s.data == "" ? "${tf('"test-secret-value"')}" : ephemeral.v.s.data`),
    tf(`try(ephemeral.v.s.data, "${tf('"test-secret-value"')}")`),
    tf(`ephemeral.v.s.data == "" ? "${tf("123456789")}" : ephemeral.v.s.data`),
    tf('coalesce(ephemeral.v.s.data, "test-secret-value")'),
    tf(`"%{ if ephemeral.v.s.data == null }test-secret-value%{ endif }"`),
    tf(`"%{~ if true }test-secret-value%{ else }\${ephemeral.v.s.data}%{ endif ~}"`),
    tf('try(ephemeral.v.s.data, "test-secret-value")'),
    tf('lookup(ephemeral.v.s.data, "a", "test-secret-value")'),
    tf('[ephemeral.v.s.data, "test-secret-value"][1]'),
    tf('{ a = ephemeral.v.s.data, b = "test-secret-value" }.b'),
    tf('{ a : ephemeral.v.s.data, b : "test-secret-value" }.b'),
    tf('{ for k in ephemeral.v.s.keys : k => "test-secret-value" }.b'),
    tf('ephemeral.v.s.data == "" ? base64decode("test-secret-value") : ""'),
    tf('replace("test-secret-value", ephemeral.v.s.data, "")'),
    tf(`"${tf('ephemeral.v.s.data == "" ? "test-secret-value" : ""')}"`),
    tf(`ephemeral.v.s.data == "" ? "test-secret-value${tf('""')}" : ""`),
    tf('ephemeral.v.s.data == "" ? "a\\"test-secret-value" : ""'),
    tf("coalesce(ephemeral.v.s.data, 123456)"),
    tf("ephemeral.v.s.ok ? 123456 : ephemeral.v.s.data"),
    tf("ephemeral.v.s.ok ? -123456 : ephemeral.v.s.data"),
    tf("ephemeral.v.s.ok ? 0 + 123456 : ephemeral.v.s.data"),
    tf("ephemeral.v.s.ok ? tostring(123456) : ephemeral.v.s.data"),
    tf("123456 + 0 * length(ephemeral.v.s.data)"),
    tf("0 * length(ephemeral.v.s.data) + 123456"),
    tf("max(123456, length(ephemeral.v.s.data))"),
    tf('[for a in ["test-secret-value"] : a if ephemeral.v.s.data != ""][0]'),
    tf('{ for a in ["test-secret-value"] : ephemeral.v.s.kind => a }.b'),
    tf('[for a in { b = ephemeral.v.s.data, c = "test-secret-value" } : a][1]'),
    tf('[for a in ephemeral.v.s.keys : a if ["test-secret-value"][0] == a][0]'),
    tf('join("", [for a in [123456] : a + length(ephemeral.v.s.data)])'),
    tf(`"%{ for a in ["test-secret-value"] }\${a}%{ endfor }%{ if ephemeral.v.s.ok }%{ endif }"`),
    tf('provider::acme::join("test-secret-value", ephemeral.v.s.data)'),
    tf('provider :: acme :: lookup(ephemeral.v.s.data, "test-secret-value")'),
  ])("refuses the literal that the expression %s may give, and does not repeat it", (expression) => {
    const create = () => SecretInput.fromEphemeral(expression);
    expect(create).toThrow("got an expression with a text or number of its own that it may give");
    expect(create).not.toThrow("test-secret-value");
  });

  test.each<[string, (stack: TerraformStack) => string]>([
    ["Fn.sensitive of a text", () => Fn.sensitive("test-secret-value")],
    ["Fn.base64encode of a text", () => Fn.base64encode("test-secret-value")],
    ["a text made late", () => Lazy.stringValue({ produce: () => "test-secret-value" })],
    ["a list", () => Token.asString(["test-secret-value"])],
    ["a variable that is not ephemeral", (stack) => new TerraformVariable(stack, "v", {}).stringValue],
    [
      "an ephemeral variable with the secret as its default",
      (stack) => {
        const variable = ephemeral(stack);
        variable.addOverride("default", "test-secret-value");
        return variable.stringValue;
      },
    ],
    ["a variable that the stack does not have", () => tf("var.other")],
  ])("refuses %s when the stack is synthesized, also without validation", (_, make) => {
    const secret = synth((stack) => SecretInput.fromEphemeral(make(stack)));
    expect(secret).toThrow("[prod/cckm] SecretInput.fromEphemeral: Secret in the code.");
    expect(secret).not.toThrow("test-secret-value");
  });

  const withOpen = (expression: string) =>
    synth((stack) => {
      const variable = new TerraformVariable(stack, "pw", { default: "test-secret-value" });
      variable.overrideLogicalId("pw");
      ephemeral(stack);
      return SecretInput.fromEphemeral(tf(expression));
    });

  test.each([
    "coalesce(ephemeral.v.s.data, var.pw)",
    "coalesce(var.v, var . pw)",
    "try(ephemeral.v.s.data, tostring(var.pw))",
    'ephemeral.v.s.data == "" ? var.pw : ephemeral.v.s.data',
    "ephemeral.v.s.ok ? ephemeral.v.s.data : (var.pw)",
    "[ephemeral.v.s.data, var.pw][1]",
    "{ a = ephemeral.v.s.data, b = var.pw }.b",
    'lookup(ephemeral.v.s.data, "a", var.pw["b"].c)',
    `"\${ephemeral.v.s.ok ? var.pw : ephemeral.v.s.data}"`,
  ])("refuses the variable that is not ephemeral and that the expression %s may give", (expression) => {
    expect(withOpen(expression)).toThrow("got the variable pw, which is not ephemeral or has a default.");
  });

  test.each([
    "ephemeral.v.s[var.pw].data",
    "lookup(ephemeral.v.s.data, var.pw)",
    'var.pw == "a" ? ephemeral.v.s.data : var.v',
    '(var.pw["a"].b != null) ? ephemeral.v.s.data : var.v',
    "(var.pw ? ephemeral.v.s.data : var.v)",
    "(var.pw && ephemeral.v.s.ok) ? ephemeral.v.s.data : var.v",
    `"${tf("var.pw")}-${tf("ephemeral.v.s.data")}"`,
    "split(var.pw, ephemeral.v.s.data)[0]",
    "{ a = ephemeral.v.s.data }[var.pw]",
    "coalesce(ephemeral.v.var.pw, var.v)",
  ])("takes the expression %s, in which the variable that is not ephemeral only says which", (expression) => {
    expect(withOpen(expression)()).toBe(tf(expression));
  });

  test("refuses a heredoc, and does not repeat it", () => {
    const create = () => SecretInput.fromEphemeral(tf("<<E\ntest-secret-value ephemeral.vault.db.data\nE\n"));
    expect(create).toThrow("Secret in the code.");
    expect(create).not.toThrow("test-secret-value");
  });

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
    expect(SecretInput.isSecretInput(props.password)).toBe(false);
    expect(SecretInput.isSecretInput(forged)).toBe(false);
  });

  test("is refused at run time, and not repeated", () => {
    const problems = problemsOf(new CckmProvider(newStack(), "cckm", { password: plain }));
    expect(problems).toEqual([
      expect.stringContaining(
        '[prod/cckm] password: Secret in the code. Expected password to be a SecretInput, so that the secret is in no file and no state, got a string. Use SecretInput.fromVariable("password") and set TF_VAR_password, or SecretInput.fromEphemeral(...). (secret-in-code)',
      ),
    ]);
    expect(problems.join()).not.toContain("test-secret-value");
  });

  test.each([
    ["an object", { value: plain }],
    ["a list", [plain]],
    ["a boolean", true],
  ])("is named by its kind as English has it: %s", (kind, given) => {
    const problems = problemsOf(new CckmProvider(newStack(), "cckm", { password: given as never }));
    expect(problems).toEqual([expect.stringContaining(`and no state, got ${kind}. Use `)]);
    expect(() => SecretInput.fromEphemeral(given as never)).toThrow(`, got ${kind}. `);
  });

  test("is refused by the setter", () => {
    const provider = new CckmProvider(newStack(), "cckm");
    provider.password = plain;
    expect(problemsOf(provider)).toEqual([expect.stringContaining("password: Secret in the code.")]);
    expect(provider.passwordInput).toBeUndefined();
  });
});
