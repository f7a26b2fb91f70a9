import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { App, TerraformStack, Testing } from "cdktf";
import { AwsKmsAccount, CckmEnvironment, CckmProvider, Principal } from "../../../lib";

const ACCOUNT = { name: "payments", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };
const FILE = relative(process.cwd(), __filename);

/** The line of this file that holds a text. */
const lineOf = (text: string) => {
  const lines = readFileSync(__filename, "utf8").split("\n");
  return `${FILE}:${lines.findIndex((line) => line.includes(text)) + 1}`;
};

function withoutPosition(site: NodeJS.CallSite): NodeJS.CallSite {
  return new Proxy(site, {
    get: (_, name: keyof NodeJS.CallSite) =>
      name === "getPosition" ? undefined : () => (site[name] as () => unknown)(),
  });
}

function synthesize(make: (stack: TerraformStack) => void, context: Record<string, unknown> = {}) {
  const app = Testing.stubVersion(new App({ context }));
  const stack = new TerraformStack(app, "prod");
  new CckmProvider(stack, "cckm", { install: false });
  make(stack);
  const { resource } = stack.toTerraform();
  return (type: string, name: string) => {
    const [key] = Object.keys(resource[type]).filter((one) => one.startsWith(name));
    return resource[type][key!]["//"].metadata.cckmSource;
  };
}

test("synth writes the file and line that make a construct, from the folder that the app runs in", () => {
  const source = synthesize((stack) => new AwsKmsAccount(stack, "payments", ACCOUNT)); // the account's line
  expect(source("cckm_aws_kms_account", "payments")).toBe(lineOf("// the account's line"));
});

test("permissions have the line of their grant, and what an environment makes that of the environment", () => {
  const source = synthesize((stack) => {
    const account = new AwsKmsAccount(stack, "payments", ACCOUNT);
    account.grant(Principal.group("Users"), ["keycreate"]); // the grant's line
    new CckmEnvironment(stack, "Default", { accounts: [{ ...ACCOUNT, name: "other" }] }); // the environment's line
  });
  expect(source("cckm_aws_kms_acl", "payments_group-Users")).toBe(lineOf("// the grant's line"));
  expect(source("cckm_aws_kms_account", "other")).toBe(lineOf("// the environment's line"));
});

test("constructs of a loop have its line, those of a helper the helper's, wherever it is called", () => {
  const account = (stack: TerraformStack, name: string) => new AwsKmsAccount(stack, name, { ...ACCOUNT, name }); // the helper's line
  const source = synthesize((stack) => {
    for (const name of ["a", "b"]) new AwsKmsAccount(stack, name, { ...ACCOUNT, name }); // the loop's line
    account(stack, "c");
    for (const name of ["d", "e"]) account(stack, name);
  });
  const lines = ["a", "b", "c", "d", "e"].map((name) => source("cckm_aws_kms_account", name));
  const [loop, helper] = [lineOf("// the loop's line"), lineOf("// the helper's line")];
  expect(lines).toEqual([loop, loop, helper, helper, helper]);
});

test("the line is that of the source text if the app's stack traces are mapped to it", () => {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (error) => `${error}\n    at made (${__filename.replace(/[^/]+$/, "source.ts")}:7:1)`;
  try {
    const source = synthesize((stack) => new AwsKmsAccount(stack, "payments", ACCOUNT));
    expect(source("cckm_aws_kms_account", "payments")).toBe(FILE.replace(/[^/]+$/, "source.ts:7"));
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
});

test("the line is found where calls have no position, as in Bun", () => {
  const { captureStackTrace } = Error;
  Error.captureStackTrace = (holder, above) => {
    const { prepareStackTrace: prepare } = Error;
    if (prepare) Error.prepareStackTrace = (error, sites) => prepare(error, sites.map(withoutPosition));
    captureStackTrace(holder, above);
  };
  try {
    const source = synthesize((stack) => {
      for (const name of ["a", "b"]) new AwsKmsAccount(stack, name, { ...ACCOUNT, name }); // the line in Bun
    });
    for (const name of ["a", "b"]) expect(source("cckm_aws_kms_account", name)).toBe(lineOf("// the line in Bun"));
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
});

test("a stack is rendered once for all constructs of a loop", () => {
  const { prepareStackTrace } = Error;
  let rendered = 0;
  Error.prepareStackTrace = (error, sites) => {
    rendered++;
    return [String(error), ...sites.map((site) => `    at ${site}`)].join("\n");
  };
  try {
    synthesize((stack) => {
      for (const name of ["a", "b", "c"]) new AwsKmsAccount(stack, name, { ...ACCOUNT, name });
    });
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
  expect(rendered).toBe(1);
});

test("an app turns it off by its context", () => {
  const source = synthesize((stack) => new AwsKmsAccount(stack, "payments", ACCOUNT), { cckmSourceLines: false });
  expect(source("cckm_aws_kms_account", "payments")).toBeUndefined();
});
