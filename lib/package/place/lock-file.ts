/** A provider's block in Terraform's lock file. */
export interface LockBlock {
  /** Full address, such as `registry.terraform.io/hashicorp/null`. */
  readonly address: string;
  /** The block as it stands in the file. */
  readonly text: string;
}

/** What is known of a provider for a block of its own. */
export interface LockedProvider {
  readonly address: string;
  readonly version: string;
  readonly constraints: string;
  /** Left out where they are not known; Terraform fills them in. */
  readonly hashes?: readonly string[];
}

const HEADER = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.
`;

/** Terraform's `.terraform.lock.hcl`: keeps what it does not know, blocks sorted by address as Terraform writes them. */
export class LockFile {
  readonly #preamble: string;
  readonly #blocks: LockBlock[];

  /** Reads a lock file; an empty text is one without providers. */
  static parse(text: string): LockFile {
    const blocks: LockBlock[] = [];
    const rest = text
      .replace(/\r\n/g, "\n")
      .replace(
        /^(?:(?:#|\/\/).*\n)*provider\s+"([^"]+)"\s*\{[^\n]*\n(?:(?!\}).*\n)*\}[^\n]*\n?/gm,
        (block, address) => {
          blocks.push({ address, text: block.trimEnd() });
          return "";
        },
      );
    return new LockFile(rest.trim(), blocks);
  }

  private constructor(preamble: string, blocks: LockBlock[]) {
    this.#preamble = preamble;
    this.#blocks = blocks;
  }

  /** Versions of all providers that it locks, by their addresses. */
  versions(): Record<string, string> {
    return Object.fromEntries(this.#blocks.map(({ address }) => [address, this.version(address) ?? ""]));
  }

  /** The version that a provider is locked to. */
  version(address: string): string | undefined {
    return this.#field(address, "version");
  }

  /** The constraints that a provider was locked with. */
  constraints(address: string): string | undefined {
    return this.#field(address, "constraints");
  }

  /** The hashes of a provider's package that Terraform accepts. */
  hashes(address: string): string[] {
    const list = /hashes\s*=\s*\[([^\]]*)\]/.exec(this.#text(address))?.[1] ?? "";
    return [...list.matchAll(/"([^"]+)"/g)].map((match) => match[1]!);
  }

  /** Writes a provider's block, in place of the one that is there. */
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
    return new RegExp(`^\\s*${name}\\s*=\\s*"([^"]*)"`, "m").exec(this.#text(address))?.[1];
  }

  #text(address: string): string {
    return this.#blocks.find((present) => present.address === address)?.text ?? "";
  }
}
