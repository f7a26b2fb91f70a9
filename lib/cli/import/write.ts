import { aclId, awsKmsActions } from "../../contract";
import { camelCase } from "../../schema";
import { steersTerminals } from "../../text";
import { type Arguments, accountArguments, aclArguments, type Checked, check, secretArguments } from "./arguments";
import { jsLiteral, listLiteral, mapLiteral, textLiteral } from "./literal";
import { Names, variableName } from "./names";
import type { Found } from "./read";

/** The program that imports what was found. */
export interface Program {
  readonly text: string;
  /** How many objects it imports. */
  readonly count: number;
  /** What it leaves out, and why. */
  readonly warnings: readonly string[];
}

/** Writes the program; `stack` is the stack's id. */
export function writeProgram(found: Found, stack: string): Program {
  const names = new Names();
  const blocks: string[] = [];
  const warnings: string[] = [];
  const accounts = new Map<string, string>();
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
    add(`the AWS KMS account ${jsLiteral(kms.name)}`, checked, () => {
      const id = names.take("kms", kms.name);
      accounts.set(kms.id, id);
      return construct("AwsKmsAccount", id, props(checked), kms.id);
    });
  }
  for (const acl of found.acls) {
    const checked = check("acl", aclArguments(acl));
    const { kms, principal } = acl;
    const whose = "group" in principal ? principal.group : principal.user_id;
    const id = aclId({ targetId: kms.id, principal });
    add(`the permissions of ${jsLiteral(whose)} on ${jsLiteral(kms.name)}`, importable(checked, id), () => {
      const account = accounts.get(kms.id);
      const { kms_id: _, ...rest } = checked.arguments_;
      const on = `kms: ${account === undefined ? textLiteral(kms.id) : variableName(account)}`;
      const lines = [on, ...props({ ...checked, arguments_: rest })];
      return construct("AwsKmsAcl", names.take("acl", kms.name, whose), lines, id);
    });
  }
  for (const secret of found.secrets) {
    const { key_vault, secret_name } = secret;
    const checked = check("secret", secretArguments(secret));
    const importId = `${key_vault}/${secret_name}`;
    add(`the secret ${jsLiteral(secret_name)} of ${jsLiteral(key_vault)}`, importable(checked, importId), () => {
      const id = names.take("secret", key_vault.split("::")[0] ?? "", secret_name);
      return construct("AzureSecret", id, props(checked), importId);
    });
  }
  for (const { secret_name, key_vault, status } of found.deleted) {
    const what = `the secret ${jsLiteral(secret_name)} of ${jsLiteral(key_vault)}`;
    warnings.push(`Left out: ${what}. It is ${status}; recover or restore it in CCKM first.`);
  }
  return { text: program(blocks, stack), count, warnings };
}

// Terraform prints the ids of imports as they are, whatever that does to the terminal.
function importable(checked: Checked, importId: string): Checked {
  if (!steersTerminals(importId)) return checked;
  const impossible = "Its id for Terraform holds characters that steer terminals; give it another name in CCKM first.";
  return { ...checked, impossible };
}

function program(blocks: readonly string[], stack: string): string {
  const body = blocks.join("\n");
  const classes = ["AwsKmsAccount", "AwsKmsAcl", "AwsKmsAction", "AzureSecret", "CckmProvider"];
  const used = classes.filter(
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

function props({ arguments_, ignored }: { arguments_: Arguments; ignored: readonly string[] }): string[] {
  const lines = Object.entries(arguments_).map(([name, value]) => `${camelCase(name)}: ${literal(name, value)}`);
  return ignored.length > 0 ? [...lines, `lifecycle: { ignoreChanges: ${listLiteral(ignored)} }`] : lines;
}

const ACTIONS = new Map(
  Object.entries(awsKmsActions.values).map(([name, { value }]) => [value, `AwsKmsAction.${name}`]),
);

function literal(name: string, value: unknown): string {
  if (typeof value === "string") return textLiteral(value);
  if (Array.isArray(value)) {
    const texts = value.map(String);
    if (name !== "actions") return listLiteral(texts);
    return `[${texts.map((action) => ACTIONS.get(action) ?? textLiteral(action)).join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) return mapLiteral(value as Readonly<Record<string, string>>);
  return String(value);
}
