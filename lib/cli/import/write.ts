import { aclId, awsKmsActions, azureVaultActions } from "../../contract";
import { type Choices, camelCase } from "../../schema";
import { steersTerminals } from "../../text";
import {
  type Arguments,
  accountArguments,
  aclArguments,
  type Checked,
  check,
  secretArguments,
  vaultAclArguments,
  vaultArguments,
} from "./arguments";
import { jsLiteral, listLiteral, mapLiteral, textLiteral } from "./literal";
import { CodeNames, variableName } from "./names";
import type { FoundAcl, FoundInCckm } from "./read";

/** The program that imports the objects. */
export interface Program {
  readonly text: string;
  /** Number of objects it imports. */
  readonly count: number;
  /** What it omits, and why. */
  readonly warnings: readonly string[];
}

const CLASSES = [
  "AwsKmsAccount",
  "AwsKmsAcl",
  "AwsKmsAction",
  "AzureSecret",
  "AzureVault",
  "AzureVaultAcl",
  "AzureVaultAction",
  "CckmProvider",
];

// Longer than any name that CCKM takes; a server may say longer ones.
const LONGEST_TOLD = 300;

/** How to write permissions of a kind. */
interface Acl {
  readonly construct: string;
  /** The argument that holds the id of the object they apply to, and the prop that takes the id or the construct. */
  readonly argument: string;
  readonly prop: string;
  /** Names of the constants, by action. */
  readonly actions: ReadonlyMap<string, string>;
}

const ON_ACCOUNT: Acl = {
  construct: "AwsKmsAcl",
  argument: "kms_id",
  prop: "kms",
  actions: constantsOf(awsKmsActions),
};
const ON_VAULT: Acl = {
  construct: "AzureVaultAcl",
  argument: "vault_id",
  prop: "vault",
  actions: constantsOf(azureVaultActions),
};

/** Writes the program; `stack` is the id of the stack. */
export function writeProgram(found: FoundInCckm, stack: string): Program {
  const names = new CodeNames();
  const blocks: string[] = [];
  const warnings: string[] = [];
  // The variables of accounts and vaults, by CCKM's id; for vaults also by name.
  const variables = new Map<string, string>();
  let count = 0;
  const add = (what: string, { impossible, ignored }: Checked, block: () => string) => {
    if (impossible !== undefined) {
      warnings.push(`Left out: ${what}. ${impossible}`);
      return;
    }
    for (const name of ignored) warnings.push(`${what}: ${name} is left as it is; a configuration may not hold it.`);
    blocks.push(block());
    count++;
  };
  for (const kms of found.accounts) {
    const checked = check("account", accountArguments(kms));
    add(`the AWS KMS account ${told(kms.name)}`, checked, () => {
      const id = names.take("kms", kms.name);
      variables.set(kms.id, variableName(id));
      return construct("AwsKmsAccount", id, props(checked), kms.id);
    });
  }
  for (const vault of found.vaults) {
    const checked = check("vault", vaultArguments(vault));
    add(`the Azure vault ${told(vault.name)}`, checked, () => {
      const id = names.take("vault", vault.name.split("::")[0] ?? "");
      for (const key of [vault.id, vault.name]) variables.set(key, variableName(id));
      return construct("AzureVault", id, props(checked), vault.id);
    });
  }
  const addAcl = (acl: FoundAcl, checked: Checked, { construct: kind, argument, prop, actions }: Acl) => {
    const { on, principal } = acl;
    const whose = "group" in principal ? principal.group : principal.user_id;
    const importId = aclId({ targetId: on.id, principal });
    add(`the permissions of ${told(whose)} on ${told(on.name)}`, importable(checked, importId), () => {
      const { [argument]: _, ...rest } = checked.arguments_;
      const target = `${prop}: ${variables.get(on.id) ?? textLiteral(on.id)}`;
      const lines = [target, ...props({ ...checked, arguments_: rest }, actions)];
      const id = names.take("acl", on.name.split("::")[0] ?? "", whose);
      return construct(kind, id, lines, importId);
    });
  };
  for (const acl of found.acls) addAcl(acl, check("acl", aclArguments(acl)), ON_ACCOUNT);
  for (const acl of found.vaultAcls) addAcl(acl, check("vaultAcl", vaultAclArguments(acl)), ON_VAULT);
  for (const secret of found.secrets) {
    const { key_vault, secret_name } = secret;
    const checked = check("secret", secretArguments(secret));
    const importId = `${key_vault}/${secret_name}`;
    add(`the secret ${told(secret_name)} of ${told(key_vault)}`, importable(checked, importId), () => {
      const id = names.take("secret", key_vault.split("::")[0] ?? "", secret_name);
      const vault = variables.get(key_vault);
      const lines = props(checked).map((line) =>
        vault !== undefined && line.startsWith("keyVault: ") ? `keyVault: ${vault}.keyVault` : line,
      );
      return construct("AzureSecret", id, lines, importId);
    });
  }
  for (const { secret_name, key_vault, status } of found.deleted) {
    const what = `the secret ${told(secret_name)} of ${told(key_vault)}`;
    warnings.push(`Left out: ${what}. It is ${cut(status)}; recover or restore it in CCKM first.`);
  }
  return { text: program(blocks, stack), count, warnings };
}

/** A name of CCKM's in a warning. */
function told(name: string): string {
  return jsLiteral(cut(name));
}

function cut(text: string): string {
  return text.length <= LONGEST_TOLD ? text : `${text.slice(0, LONGEST_TOLD)}…`;
}

// Terraform prints import ids unescaped, even if they contain terminal control characters.
function importable(checked: Checked, importId: string): Checked {
  if (!steersTerminals(importId)) return checked;
  const impossible = "Its id for Terraform holds characters that steer terminals; give it another name in CCKM first.";
  return { ...checked, impossible };
}

function program(blocks: readonly string[], stack: string): string {
  const body = blocks.join("\n");
  const used = CLASSES.filter(
    (name) => name === "CckmProvider" || body.includes(`new ${name}(`) || body.includes(`${name}.`),
  );
  return `// What CCKM holds, under Terraform: the first deploy imports and changes nothing, the next plan is empty.
// Once it is deployed, the importFrom lines may be removed. A secret without a value keeps the one it has.
import { App, TerraformStack } from "cdktf";
import { ${used.join(", ")} } from "cdktf-cckm";

const app = new App();
const stack = new TerraformStack(app, ${jsLiteral(stack)});
new CckmProvider(stack, "cckm");

${body}
app.synth();
`;
}

function construct(kind: string, id: string, lines: readonly string[], importId: string): string {
  const variable = variableName(id);
  const inner = lines.map((line) => `  ${line},\n`).join("");
  return `const ${variable} = new ${kind}(stack, ${jsLiteral(id)}, {\n${inner}});\n${variable}.importFrom(${textLiteral(importId)});\n`;
}

function props({ arguments_, ignored }: Pick<Checked, "arguments_" | "ignored">, actions?: Acl["actions"]): string[] {
  const lines = Object.entries(arguments_).map(([name, value]) => `${camelCase(name)}: ${literal(value, actions)}`);
  return ignored.length > 0 ? [...lines, `lifecycle: { ignoreChanges: ${listLiteral(ignored)} }`] : lines;
}

function constantsOf({ name, values }: Choices): ReadonlyMap<string, string> {
  return new Map(Object.entries(values).map(([constant, { value }]) => [value, `${name}.${constant}`]));
}

function literal(value: Arguments[string], actions?: Acl["actions"]): string {
  if (typeof value === "string") return textLiteral(value);
  if (Array.isArray(value)) {
    const texts = value.map(String);
    return actions ? `[${texts.map((one) => actions.get(one) ?? textLiteral(one)).join(", ")}]` : listLiteral(texts);
  }
  if (typeof value === "object" && value !== null) return mapLiteral(value as Readonly<Record<string, string>>);
  return String(value);
}
