import { argumentsOf, blocksOf } from "./lock-syntax";

/** A provider's block in Terraform's lock file. */
export interface LockBlock {
  /** Full address, such as `registry.terraform.io/hashicorp/null`. */
  readonly address: string;
  /** The block's text in the file. */
  readonly text: string;
}

/** The content of a provider's block. */
export interface LockedProvider {
  readonly address: string;
  readonly version: string;
  readonly constraints: string;
  /** Omitted if unknown; Terraform then adds them. */
  readonly hashes?: readonly string[];
}

const HEADER = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.
`;

/** Terraform's `.terraform.lock.hcl`: preserves anything unknown, and sorts blocks by address as Terraform does. */
export class LockFile {
  readonly #preamble: string;
  readonly #blocks: LockBlock[];

  /** Parses a lock file; empty text means no providers. */
  static parse(text: string): LockFile {
    const file = text.replace(/\r\n/g, "\n");
    const blocks: LockBlock[] = [];
    const between: string[] = [];
    let done = 0;
    for (const { address, from, to } of blocksOf(file)) {
      const [kept, comments] = withoutItsComments(file.slice(done, from));
      between.push(kept);
      const end = file.indexOf("\n", to);
      done = end < 0 ? file.length : end + 1;
      blocks.push({ address, text: `${comments}${file.slice(from, done)}`.trimEnd() });
    }
    between.push(file.slice(done));
    return new LockFile(between.join("").trim(), blocks);
  }

  private constructor(preamble: string, blocks: LockBlock[]) {
    this.#preamble = preamble;
    this.#blocks = blocks;
  }

  /** The locked versions of all providers, by address. */
  versions(): Record<string, string> {
    return Object.fromEntries(this.#blocks.map(({ address }) => [address, this.version(address) ?? ""]));
  }

  /** The version that a provider is locked to. */
  version(address: string): string | undefined {
    return this.#field(address, "version");
  }

  /** The constraints recorded for a provider. */
  constraints(address: string): string | undefined {
    return this.#field(address, "constraints");
  }

  /** The hashes of a provider's package that Terraform accepts. */
  hashes(address: string): string[] {
    const hashes = argumentsOf(this.#text(address)).get("hashes");
    return Array.isArray(hashes) ? [...hashes] : [];
  }

  /** Adds or replaces a provider's block. */
  set(provider: LockedProvider): void {
    const { address, version, constraints, hashes } = provider;
    const fields = [`  version     = "${version}"`, `  constraints = "${constraints}"`];
    if (hashes) fields.push("  hashes = [", ...hashes.map((hash) => `    "${hash}",`), "  ]");
    const block = { address, text: `provider "${address}" {\n${fields.join("\n")}\n}` };
    const index = this.#blocks.findIndex((present) => present.address === address);
    const after = this.#blocks.findIndex((present) => present.address > address);
    if (index >= 0) this.#blocks[index] = block;
    else this.#blocks.splice(after < 0 ? this.#blocks.length : after, 0, block);
  }

  /** Removes a provider's block. */
  remove(address: string): void {
    const index = this.#blocks.findIndex((present) => present.address === address);
    if (index >= 0) this.#blocks.splice(index, 1);
  }

  toString(): string {
    const parts = [this.#preamble || HEADER.trimEnd(), ...this.#blocks.map(({ text }) => text)];
    return `${parts.join("\n\n")}\n`;
  }

  #field(address: string, name: string): string | undefined {
    const value = argumentsOf(this.#text(address)).get(name);
    return typeof value === "string" ? value : undefined;
  }

  #text(address: string): string {
    return this.#blocks.find((present) => present.address === address)?.text ?? "";
  }
}

/** Splits off the comment lines directly above a block. */
function withoutItsComments(before: string): [kept: string, comments: string] {
  const lines = before.split("\n");
  let first = lines.length - 1;
  while (first > 0 && /^(?:#|\/\/)/.test(lines[first - 1]!)) first--;
  return [
    lines
      .slice(0, first)
      .map((line) => `${line}\n`)
      .join(""),
    lines.slice(first).join("\n"),
  ];
}
