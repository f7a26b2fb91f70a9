import { run } from "./programs";

/** Throws one sentence where Terraform is missing or too old: the provider's write-only arguments need 1.11. */
export async function requireTerraform(): Promise<string> {
  const printed = await run("terraform", ["version", "-json"], { cwd: process.cwd(), env: process.env }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
      throw new Error("Terraform is not on the PATH: install Terraform 1.11 or later and run the demo again.");
    },
  );
  const { terraform_version: version } = JSON.parse(printed.slice(printed.indexOf("{"))) as {
    terraform_version: string;
  };
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < 1 || (major === 1 && minor < 11)) {
    throw new Error(`Terraform ${version} is on the PATH: install Terraform 1.11 or later and run the demo again.`);
  }
  return version;
}
