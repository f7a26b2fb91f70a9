import { mergeLock } from "../../../../lib/package/place/lock-merge";
import { defaultRegistry, requiredProviders } from "../../../../lib/package/place/required-providers";

const CCKM = "terraform.local/cdktf-cckm/cckm";
const NULL = "registry.terraform.io/hashicorp/null";
const TOFU_NULL = "registry.opentofu.org/hashicorp/null";
const AWS = "registry.terraform.io/hashicorp/aws";
const PLACED = [{ source: CCKM, version: "1.2.0", h1: "h1:b3Vycw==", files: {} }];
const OURS = { address: CCKM, constraints: "1.2.0" };

const HEADER = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.
`;

const block = (address: string, version: string, constraints: string, hashes: string[] = []) => {
  const list = hashes.length > 0 ? `  hashes = [\n${hashes.map((hash) => `    "${hash}",\n`).join("")}  ]\n` : "";
  return `provider "${address}" {\n  version     = "${version}"\n  constraints = "${constraints}"\n${list}}\n`;
};
const ours = block(CCKM, "1.2.0", "1.2.0", ["h1:b3Vycw=="]);

test("a new lock file locks the placed provider with its hash", () => {
  expect(mergeLock("", [OURS], PLACED)).toBe(`${HEADER}\n${ours}`);
});

test("another provider of a known version gets a block that Terraform fills in, in Terraform's order", () => {
  const merged = mergeLock("", [OURS, { address: NULL, constraints: "3.2.4" }], PLACED);
  expect(merged).toBe(`${HEADER}\n${block(NULL, "3.2.4", "3.2.4")}\n${ours}`);
});

test("merging a lock file again changes nothing", () => {
  const required = [OURS, { address: NULL, constraints: "3.2.4" }, { address: AWS, constraints: "> 5.0" }];
  const merged = mergeLock("", required, PLACED);
  expect(mergeLock(merged, required, PLACED)).toBe(merged);
});

describe("blocks that a lock file has", () => {
  const filled = block(NULL, "3.2.4", "3.2.4", ["h1:bnVsbA==", "zh:00"]);
  const aws = `# held back until the next quarter\n${block(AWS, "5.1.0", "~> 5.0", ["h1:YXdz"])}`;

  test("stay as they are, with hashes, comments and order", () => {
    const present = `# our own words\n\n${filled}\n${aws}\n${ours}`;
    const required = [OURS, { address: NULL, constraints: "3.2.4" }, { address: AWS, constraints: "~> 5.0" }];
    expect(mergeLock(present, required, PLACED)).toBe(present);
  });

  test("stay when no provider of the stack asks for them", () => {
    expect(mergeLock(`${HEADER}\n${aws}`, [OURS], PLACED)).toBe(`${HEADER}\n${aws}\n${ours}`);
  });

  test("are replaced when the stack names another version", () => {
    const merged = mergeLock(`${HEADER}\n${filled}`, [{ address: NULL, constraints: "3.2.5" }], PLACED);
    expect(merged).toBe(`${HEADER}\n${block(NULL, "3.2.5", "3.2.5")}\n${ours}`);
  });

  test("go when they are out of the stack's range, so that Terraform chooses", () => {
    const merged = mergeLock(`${HEADER}\n${filled}`, [{ address: NULL, constraints: "~> 4.0" }], PLACED);
    expect(merged).not.toContain("3.2.4");
  });

  test("of the provider itself are replaced at an upgrade", () => {
    const old = block(CCKM, "1.1.0", "1.1.0", ["h1:b2xk"]);
    expect(mergeLock(`${HEADER}\n${aws}\n${old}`, [OURS], PLACED)).toBe(`${HEADER}\n${aws}\n${ours}`);
  });

  test("of the provider itself with other bytes of the same version are an error", () => {
    const other = block(CCKM, "1.2.0", "1.2.0", ["h1:b3RoZXI=", "zh:01"]);
    expect(() => mergeLock(`${HEADER}\n${other}`, [OURS], PLACED)).toThrow(
      `Provider changed under one version. Expected ${CCKM} 1.2.0 to be h1:b3RoZXI=, as .terraform.lock.hcl has it, got h1:b3Vycw==.`,
    );
  });

  test("of the provider itself with the hash of an archive alone, which says nothing of our files, are an error", () => {
    const zip = block(CCKM, "1.2.0", "1.2.0", ["zh:01"]);
    expect(() => mergeLock(`${HEADER}\n${zip}`, [OURS], PLACED)).toThrow(
      `Provider changed under one version. Expected ${CCKM} 1.2.0 to be zh:01, as .terraform.lock.hcl has it, got h1:b3Vycw==. One version has the same bytes for ever, and zh: is the hash of an archive, with which the files cannot be compared.`,
    );
  });

  test("of the provider itself stay with more hashes than ours", () => {
    const present = `${HEADER}\n${block(CCKM, "1.2.0", "1.2.0", ["h1:b3Vycw==", "zh:01"])}`;
    expect(mergeLock(present, [OURS], PLACED)).toBe(present);
  });

  test("with line ends of Windows are understood", () => {
    const present = `${HEADER}\n${filled}`.replaceAll("\n", "\r\n");
    const merged = mergeLock(present, [{ address: NULL, constraints: "3.2.4" }], PLACED);
    expect(merged.match(/provider "/g)).toHaveLength(2);
  });
});

/** The blocks as the CLI's line by line reading sees them. */
function readAsCli(text: string): Record<string, string | undefined> {
  const found: Record<string, string | undefined> = {};
  let current: string | undefined;
  for (const line of text.split("\n")) {
    const start = /provider "(.*)"/.exec(line)?.[1];
    if (current === undefined && start) {
      current = start;
      found[start] = undefined;
    } else if (current !== undefined) {
      found[current] = /^\s*constraints\s+=\s+"(.*)"/.exec(line)?.[1] ?? found[current];
      if (/^\s*}/.test(line)) current = undefined;
    }
  }
  return found;
}

describe("a hint for the cdktf CLI, and no version,", () => {
  test.each(["~> 3.0", "> 3.0", "!= 3.1.0, < 4.0", ">= 3.0", undefined])("for constraints %j", (constraints) => {
    const merged = mergeLock("", [OURS, { address: NULL, ...(constraints && { constraints }) }], PLACED);
    expect(readAsCli(merged)).toEqual({ [CCKM]: "1.2.0", [NULL]: ">= 0.0.0" });
    expect(merged.replace(/\/\*[\s\S]*\*\//, "")).not.toContain(NULL);
  });

  test("where a locked block would not satisfy the CLI, which stays", () => {
    const locked = block(NULL, "3.2.4", "> 3.0.0", ["h1:bnVsbA=="]);
    const merged = mergeLock(`${HEADER}\n${locked}`, [{ address: NULL, constraints: "> 3.0" }], PLACED);
    expect(merged).toContain(locked);
    expect(readAsCli(merged)[NULL]).toBe(">= 0.0.0");
  });

  test("for the provider itself where a team places it", () => {
    const merged = mergeLock("", [OURS], []);
    expect(readAsCli(merged)).toEqual({ [CCKM]: ">= 0.0.0" });
    const locked = `${HEADER}\n${block(CCKM, "1.2.0", "1.2.0", ["h1:dGVhbQ=="])}`;
    expect(mergeLock(locked, [OURS], [])).toBe(locked);
    expect(mergeLock(locked, [{ address: CCKM, constraints: "1.3.0" }], [])).not.toContain("1.2.0");
  });

  test("goes when Terraform has written the block", () => {
    const required = [OURS, { address: NULL, constraints: "~> 3.0" }];
    const hinted = mergeLock("", required, PLACED);
    const present = `${hinted}\n${block(NULL, "3.2.4", "~> 3.0", ["h1:bnVsbA=="])}`;
    expect(mergeLock(present, required, PLACED)).not.toContain("/*");
  });
});

test("sources in a lock file are full addresses", () => {
  const required_providers = {
    null: { source: "null", version: "3.2.4" },
    acme: { source: "acme/tool" },
    cckm: { source: CCKM, version: "1.2.0" },
    plain: {},
  };
  expect(requiredProviders(JSON.stringify({ terraform: { required_providers } }))).toEqual([
    { address: NULL, otherwise: TOFU_NULL, constraints: "3.2.4" },
    { address: "registry.terraform.io/acme/tool", otherwise: "registry.opentofu.org/acme/tool" },
    OURS,
    { address: "registry.terraform.io/hashicorp/plain", otherwise: "registry.opentofu.org/hashicorp/plain" },
  ]);
  expect(requiredProviders("{}")).toEqual([]);
});

describe("OpenTofu, whose lock file has its own registry for sources without a host", () => {
  const tofu = (constraints: string, source = "hashicorp/null") => {
    const required_providers = { null: { source, version: constraints }, cckm: { source: CCKM, version: "1.2.0" } };
    return requiredProviders(
      JSON.stringify({ terraform: { required_providers } }),
      defaultRegistry({ TERRAFORM_BINARY_NAME: "/usr/local/bin/tofu" }),
    );
  };
  const terraform = (constraints: string) => [{ address: NULL, otherwise: TOFU_NULL, constraints }, OURS];
  /** The addresses that an engine reads: what is in a comment is for the cdktf CLI. */
  const locked = (text: string) =>
    [...text.replace(/\/\*[\s\S]*?\*\//g, "").matchAll(/^provider "([^"]+)"/gm)].map((match) => match[1]);

  test("is told by the name of the program", () => {
    const registries = ["tofu", "/opt/tofu-1.9/tofu", "opentofu", "terraform", "/opt/tofu/terraform", undefined].map(
      (name) => defaultRegistry({ TERRAFORM_BINARY_NAME: name }),
    );
    const [tofu_, terraform_] = ["registry.opentofu.org", "registry.terraform.io"];
    expect(registries).toEqual([tofu_, tofu_, tofu_, terraform_, terraform_, terraform_]);
  });

  test("finds exactly what it asks for, so that init -lockfile=readonly has nothing to change", () => {
    const merged = mergeLock("", tofu("3.2.4"), PLACED);
    expect(locked(merged)).toEqual([TOFU_NULL, CCKM]);
    expect(mergeLock(merged, tofu("3.2.4"), PLACED)).toBe(merged);
  });

  test("finds nothing of Terraform's where both are used in turn, and the version that was chosen stays", () => {
    const chosen = mergeLock(`${HEADER}\n${block(NULL, "3.2.4", "~> 3.0", ["h1:bnVsbA=="])}`, tofu("~> 3.0"), PLACED);
    expect(locked(chosen)).toEqual([TOFU_NULL, CCKM]);
    expect(chosen).toContain(block(TOFU_NULL, "3.2.4", "~> 3.0"));
    expect(locked(mergeLock(chosen, terraform("~> 3.0"), PLACED))).toEqual([NULL, CCKM]);
  });

  test("finds a host that the source names, as Terraform does", () => {
    expect(locked(mergeLock("", tofu("3.2.4", NULL), PLACED))).toEqual([NULL, CCKM]);
  });

  test("leaves a comment for the cdktf CLI, which looks for Terraform's registry whatever it runs", () => {
    expect(mergeLock("", tofu("3.2.4"), PLACED)).toMatch(
      /\/\* cdktf-cckm[\s\S]*provider "registry\.terraform\.io\/hashicorp\/null"/,
    );
  });
});
