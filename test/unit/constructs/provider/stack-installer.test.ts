import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { App, type IStackSynthesizer, TerraformStack, Testing } from "cdktf";
import { CckmProvider, type CckmProviderProps } from "../../../../lib";
import { hashOf, packageOf } from "../../../support/provider-package";

const SOURCE = "terraform.local/cdktf-cckm/cckm";
const temporary = mkdtempSync(join(tmpdir(), "stack-installer-"));
const packages = process.env.CCKM_PROVIDER_PACKAGE;

afterAll(() => {
  rmSync(temporary, { recursive: true, force: true });
  if (packages === undefined) delete process.env.CCKM_PROVIDER_PACKAGE;
  else process.env.CCKM_PROVIDER_PACKAGE = packages;
});

/** A package as the bundle script leaves it, and its use from now on. */
function usePackage(version: string, code = `// ${version}`): string {
  const folder = packageOf(join(temporary, `package-${version}-${code.length}`), SOURCE, version, code);
  // As some package managers leave it.
  chmodSync(join(folder, "terraform-provider-cckm"), 0o600);
  process.env.CCKM_PROVIDER_PACKAGE = folder;
  return folder;
}

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(temporary, "out-"));
  usePackage("1.0.0");
});

interface Options extends CckmProviderProps {
  readonly hcl?: boolean;
  readonly more?: (stack: TerraformStack) => void;
}

function synth({ hcl = false, more, ...props }: Options = {}): void {
  if (hcl) process.env.SYNTH_HCL_OUTPUT = "true";
  try {
    const app = Testing.stubVersion(new App({ outdir, stackTraces: false }));
    const stack = new TerraformStack(app, "dev");
    new CckmProvider(stack, "cckm", props);
    more?.(stack);
    app.synth();
  } finally {
    delete process.env.SYNTH_HCL_OUTPUT;
  }
}

const inStack = (...parts: string[]) => join(outdir, "stacks/dev", ...parts);
const mirror = (...parts: string[]) => inStack("terraform.d/plugins/terraform.local/cdktf-cckm/cckm", ...parts);
const lock = () => readFileSync(inStack(".terraform.lock.hcl"), "utf8");

test.each<[string, (stack: TerraformStack, own: IStackSynthesizer) => IStackSynthesizer]>([
  ["in the place of cdktf's", (_, own) => own],
  ["around the one before", ({ synthesizer: inner }) => ({ synthesize: (session) => inner.synthesize(session) })],
])("a synthesizer that a team sets %s has the provider placed too", (_, synthesizerOf) => {
  const { synthesizer } = new TerraformStack(new App({ outdir }), "other");
  const Own = synthesizer.constructor as new (stack: TerraformStack) => IStackSynthesizer;
  synth({
    more: (stack) => {
      stack.synthesizer = synthesizerOf(stack, new Own(stack));
    },
  });
  expect(existsSync(mirror("1.0.0"))).toBe(true);
  expect(lock()).toContain("1.0.0");
});

test("the provider is placed for every platform, executable, beside what tells Node its kind", () => {
  synth();
  expect(readdirSync(mirror("1.0.0")).sort()).toEqual(["darwin_amd64", "darwin_arm64", "linux_amd64", "linux_arm64"]);
  for (const platform of readdirSync(mirror("1.0.0"))) {
    const files = readdirSync(mirror("1.0.0", platform)).sort();
    expect(files).toEqual(["package.json", "provider.js", "terraform-provider-cckm_v1.0.0"]);
    const program = mirror("1.0.0", platform, "terraform-provider-cckm_v1.0.0");
    expect(readFileSync(mirror("1.0.0", platform, "provider.js"), "utf8")).toBe("// 1.0.0");
    expect(statSync(program).mode & 0o777).toBe(0o755);
  }
  expect(lock()).toContain(`"${hashOf(process.env.CCKM_PROVIDER_PACKAGE!)}"`);
});

test("the lock file names the other providers of the stack, of a JSON and of an HCL synth", () => {
  for (const hcl of [false, true]) {
    synth({ hcl, more: (stack) => new NullProvider(stack, "null") });
    expect(existsSync(inStack(hcl ? "cdk.tf" : "cdk.tf.json"))).toBe(true);
    expect(lock().match(/provider ".*"/g)).toEqual([
      'provider "registry.terraform.io/hashicorp/null"',
      'provider "terraform.local/cdktf-cckm/cckm"',
    ]);
    rmSync(inStack(".terraform.lock.hcl"));
  }
});

test.each([true, false])(
  "a synth in the other language leaves no file of the first one, which Terraform would read too: HCL first %s",
  (hcl) => {
    synth({ hcl });
    synth({ hcl: !hcl });
    expect(readdirSync(inStack()).filter((name) => name.startsWith("cdk.tf"))).toEqual([
      hcl ? "cdk.tf.json" : "cdk.tf",
    ]);
  },
);

test("the prop hclOutput alone is refused without a stack trace where validations are skipped too", () => {
  const app = Testing.stubVersion(new App({ outdir, hclOutput: true, skipValidation: true }));
  new CckmProvider(new TerraformStack(app, "dev"), "cckm");
  expect(() => app.synth()).toThrow(
    expect.objectContaining({
      stack: expect.stringMatching(/^\[dev\] hclOutput: Not honoured by cdktf alone\.[^\n]*$/),
    }),
  );
});

test("a second synth does not write the placed provider again", () => {
  synth();
  const times = () => [".terraform.lock.hcl", "terraform.d"].flatMap((name) => mtimes(inStack(name)));
  const before = times();
  synth();
  expect(times()).toEqual(before);
});

function mtimes(path: string): [string, number, number][] {
  const { mtimeMs, ino } = statSync(path);
  const inside = statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => mtimes(join(path, name))) : [];
  return [[path, mtimeMs, ino], ...inside];
}

test("a placed provider that was damaged is put right", () => {
  synth();
  const program = mirror("1.0.0/linux_amd64/terraform-provider-cckm_v1.0.0");
  writeFileSync(program, "cut", { mode: 0o600 });
  synth();
  expect(readFileSync(program, "utf8")).toMatch(/^#!/);
  expect(statSync(program).mode & 0o777).toBe(0o755);
  expect(readdirSync(mirror("1.0.0/linux_amd64"))).toHaveLength(3);
});

test("an upgrade replaces the provider and its lock, and leaves other providers alone", () => {
  synth();
  const other = inStack("terraform.d/plugins/terraform.local/acme/tool/1.0.0/linux_amd64/tool");
  cpSync(mirror("1.0.0/linux_amd64/package.json"), other);
  const upgrade = usePackage("1.1.0");
  synth();
  expect(readdirSync(mirror())).toEqual(["1.1.0"]);
  expect(existsSync(other)).toBe(true);
  expect(lock()).toContain(`"${hashOf(upgrade)}"`);
  expect(lock()).not.toContain("1.0.0");
});

test("other bytes under one version are an error that says so, and nothing is changed", () => {
  synth();
  const [before, placed] = [lock(), mtimes(inStack("terraform.d"))];
  const changed = usePackage("1.0.0", "// not what 1.0.0 was");
  expect(() => synth()).toThrow(
    `, as .terraform.lock.hcl has it, got ${hashOf(changed)}. One version has the same bytes`,
  );
  expect([lock(), mtimes(inStack("terraform.d"))]).toEqual([before, placed]);
});

test.each([
  [true, false],
  [false, true],
])("several providers in a stack place it when one of them wants it: %s and %s", (install, second) => {
  const more = (stack: TerraformStack) => new CckmProvider(stack, "second", { alias: "second", install: second });
  synth({ install, more });
  expect(readdirSync(mirror())).toEqual(["1.0.0"]);
});

test("install: false places nothing and removes what was placed; the lock file holds no version and no hash", () => {
  synth();
  synth({ install: false });
  expect(readdirSync(mirror())).toEqual([]);
  expect(lock()).toContain("1.0.0");
  rmSync(inStack(".terraform.lock.hcl"));
  synth({ install: false });
  expect(lock()).not.toMatch(/version|hashes/);
});

test("without a built provider the synth says how to get one, unless a team places it", () => {
  process.env.CCKM_PROVIDER_PACKAGE = join(temporary, "nowhere");
  expect(() => synth()).toThrow(
    `Provider not built. There is no provider in ${join(temporary, "nowhere")}. Run \`npm run build\``,
  );
  expect(() => synth({ install: false })).not.toThrow();
});

test("nothing is placed for a stack that does not synthesize", () => {
  const more = (stack: TerraformStack) => stack.node.addValidation({ validate: () => ["wrong"] });
  expect(() => synth({ more })).toThrow("wrong");
  expect(existsSync(inStack("terraform.d"))).toBe(false);
});

test.each([
  ["in validation", false],
  ["where validation is skipped", true],
])("hclOutput alone, which cdktf does not honour, is refused %s with that sentence", (_, skipValidation) => {
  const app = Testing.stubVersion(new App({ outdir, stackTraces: false, hclOutput: true, skipValidation }));
  new CckmProvider(new TerraformStack(app, "dev"), "cckm");
  expect(() => app.synth()).toThrow(
    "hclOutput: Not honoured by cdktf alone. Expected hclOutput: true together with SYNTH_HCL_OUTPUT=true in the environment, got it without. Set that (cdktf synth --hcl does) and leave hclOutput out. (hcl-output-without-variable)",
  );
});

test("SYNTH_HCL_OUTPUT=1, which cdktf honours by half, is refused with what to set", () => {
  process.env.SYNTH_HCL_OUTPUT = "1";
  try {
    const app = Testing.stubVersion(new App({ outdir, stackTraces: false }));
    new CckmProvider(new TerraformStack(app, "dev"), "cckm");
    expect(() => app.synth()).toThrow("Set SYNTH_HCL_OUTPUT=true.");
  } finally {
    delete process.env.SYNTH_HCL_OUTPUT;
  }
});

/** What a program would print of an error that nobody catches. */
function printed(run: () => void): string {
  try {
    run();
  } catch (error) {
    return String((error as Error).stack);
  }
  throw new Error("expected an error");
}

test("a damaged package is one of the problems of the synth", () => {
  const folder = usePackage("5.0.0", "// damaged");
  writeFileSync(join(folder, "provider.js"), "// other bytes");
  const said = printed(() => synth({ restApiTimeout: 0 }));
  expect(said).toContain("[dev] Damaged provider package.");
  expect(said).toContain("[dev/cckm] restApiTimeout: ");
});

test("other bytes under one version are told of the stack, without a trace", () => {
  usePackage("6.0.0", "// first");
  synth();
  usePackage("6.0.0", "// second");
  expect(printed(synth)).toMatch(/^\[dev\] Provider changed under one version\. [^\n]+$/);
});
