import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A release of Terraform, and where it comes from. */
export interface Release {
  readonly version: string;
  /** Address of the release server, without a slash at its end. */
  readonly server: string;
  /** Public key, in ASCII armor, that must have signed the sums. */
  readonly key: string;
}

/** What is fetched where no Terraform is: the version that the tests run with. */
export function pinnedRelease(): Release {
  return {
    version: "1.11.4",
    server: "https://releases.hashicorp.com",
    key: readFileSync(join(__dirname, "hashicorp.asc"), "utf8"),
  };
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: "amd64", arm64: "arm64", ia32: "386", arm: "arm" };

/** This machine's platform in the words of a release, such as `linux_amd64`. */
export function platformName(platform: string = process.platform, arch: string = process.arch): string {
  return `${platform === "win32" ? "windows" : platform}_${ARCHITECTURES[arch] ?? arch}`;
}

/** The names of a release's files. */
export function filesOf({ version }: Release, platform: string): { zip: string; sums: string; signature: string } {
  const sums = `terraform_${version}_SHA256SUMS`;
  return { zip: `terraform_${version}_${platform}.zip`, sums, signature: `${sums}.sig` };
}

/** The address of a release's file. */
export function addressOf({ server, version }: Release, file: string): string {
  return `${server}/terraform/${version}/${file}`;
}
