import { error } from "../../words";

interface Written {
  readonly name: string;
  /** A description of the value that does not repeat it. */
  readonly got: string;
}

export const secretInCode = error("secret-in-code", {
  when: "A prop that holds a secret is given as text.",
  text: ({ name, argument, got }: Written & { argument: string }) => ({
    summary: "Secret in the code",
    detail: `Expected ${name} to be a SecretInput, so that the secret is in no file and no state, got ${got}.`,
    remedy: `Use SecretInput.fromVariable("${argument}") and set TF_VAR_${argument}, or SecretInput.fromEphemeral(...).`,
  }),
  examples: [{ name: "value", argument: "value", got: "a string" }],
});

export const secretInOverride = error("secret-in-override", {
  when: "An override writes a secret into the synthesized files.",
  text: ({ name, got }: Written) => ({
    summary: "Secret in the code",
    detail: `Expected ${name} to be a SecretInput, got ${got}, which would be in the synthesized files.`,
    remedy: "Remove the override and set the prop.",
  }),
  examples: [{ name: "value", got: "plain text" }],
});

export const secretInElement = error("secret-in-element", {
  when: "An override of the stack, or a class of cdktf's own, writes a secret into the synthesized files.",
  text: ({ name, where, got }: Written & { where: string }) => ({
    summary: "Secret in the code",
    detail: `Expected ${name} of ${where} to be an ephemeral variable without a default, got ${got}, which would be in the synthesized files.`,
    remedy: "Use SecretInput.fromVariable, which makes such a variable.",
  }),
  examples: [{ name: "value", where: "stack/db-password", got: "plain text" }],
});

export const secretNotEphemeral = error("secret-not-ephemeral", {
  when: "`SecretInput.fromEphemeral` is given what refers to nothing ephemeral.",
  text: ({ got }: { got: string }) => ({
    summary: "Secret in the code",
    detail: `Expected one expression that refers to an ephemeral resource, such as "\${ephemeral.vault.db.data}", or to an ephemeral variable without a default, or a token of one, got ${got}.`,
    remedy: "For a secret from the environment use SecretInput.fromVariable(name).",
  }),
  examples: [{ got: "plain text" }],
});

export const secretVariableName = error("secret-variable-name", {
  when: "`SecretInput.fromVariable` is given what is no name of a variable.",
  text: ({ got, reserved }: { got: string; reserved: readonly string[] }) => ({
    summary: "Invalid name",
    detail: `Expected the name of a variable: a letter or "_", then letters, digits, "_" and "-", and none of ${reserved.join(", ")}, got ${got}${got === "null" || got === "undefined" ? "" : " that is none (not shown: it may be the secret)"}.`,
    remedy: "Give the name, and the secret in TF_VAR_<name>.",
  }),
  examples: [
    { got: "a string", reserved: ["source", "version"] },
    { got: "null", reserved: ["source", "version"] },
  ],
});

export const secretVariableOpened = error("secret-variable-override", {
  when: "An override gives the variable of a secret a default, or has Terraform keep it.",
  text: ({ name }: { name: string }) => ({
    summary: "Secret in the code",
    detail: `Expected the variable ${name} to be ephemeral and without a default, got an override that changes it.`,
    remedy: `Remove the override and set TF_VAR_${name}.`,
  }),
  examples: [{ name: "db_password" }],
});

export const secretVariableTwice = error("secret-variable-twice", {
  when: "A stack declares the variable of a secret once more.",
  text: ({ name, other }: { name: string; other: string }) => ({
    summary: "Duplicate variable declaration",
    detail: `A variable named "${name}" is declared at ${other} too.`,
    remedy: "Remove it (SecretInput.fromVariable declares the variable itself) or pick another name.",
  }),
  examples: [{ name: "db_password", other: "stack/variable" }],
});
