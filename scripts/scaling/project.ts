import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { transformSync } from "esbuild";

const ROOT = resolve(__dirname, "../..");

/** A cdktf project with many accounts in one stack, as TypeScript and compiled. */
export interface Project {
  readonly folder: string;
  readonly accounts: number;
  /** The folder that Terraform runs in. */
  readonly stack: string;
  readonly env: NodeJS.ProcessEnv;
  remove(): void;
}

/** Makes a project with a number of accounts. */
export function makeProject(accounts: number, address: string): Project {
  const folder = mkdtempSync(join(tmpdir(), "scaling-"));
  const write = (file: string, content: string) => writeFileSync(join(folder, file), content);
  const source = `import { App, LocalBackend, TerraformStack } from "cdktf";
import { AwsKmsAccount, CckmProvider } from "cdktf-cckm";
const app = new App();
const stack = new TerraformStack(app, "dev");
new LocalBackend(stack, { path: "terraform.tfstate" });
new CckmProvider(stack, "cckm");
for (let index = 0; index < ${accounts}; index++) {
  const name = \`account-\${index}\`;
  const accountId = String(100_000_000_000 + index);
  new AwsKmsAccount(stack, name, { name, accountId, awsConnection: "aws", regions: ["eu-west-1"] });
}
app.synth();
`;
  write("main.ts", source);
  write("main.js", transformSync(source, { loader: "ts", format: "cjs" }).code);
  write("package.json", '{"private":true,"type":"commonjs"}');
  write("terraform.rc", "");
  const config = {
    language: "typescript",
    app: "node --import tsx main.ts",
    projectId: "scaling",
    sendCrashReports: "false",
  };
  write("cdktf.json", JSON.stringify(config));
  mkdirSync(join(folder, "node_modules"));
  for (const name of ["cdktf", "constructs", "@cdktf", "tsx"]) {
    symlinkSync(join(ROOT, "node_modules", name), join(folder, "node_modules", name));
  }
  symlinkSync(ROOT, join(folder, "node_modules/cdktf-cckm"));
  return {
    folder,
    accounts,
    stack: join(folder, "cdktf.out/stacks/dev"),
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      TF_CLI_CONFIG_FILE: join(folder, "terraform.rc"),
      CHECKPOINT_DISABLE: "1",
      CI: "1",
      CIPHERTRUST_ADDRESS: address,
      CIPHERTRUST_USERNAME: "admin",
      CIPHERTRUST_PASSWORD: "test-password",
      CDKTF_OUTDIR: join(folder, "cdktf.out"),
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
