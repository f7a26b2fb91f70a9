import { join } from "node:path";
import { PROVIDER_SOURCE } from "../../../lib/contract";
import { serveReattach } from "../../../lib/plugin";
import { cckmProvider } from "../../../lib/provider/provider";
import { ROOT } from "../../support/cdktf";

/** Where the provider runs: inside this process, which is quick, or as the built program that Terraform starts. */
export type ProviderMode = "in this process" | "built";

/** A provider that Terraform finds. */
export interface ServedProvider {
  /** Environment of Terraform. */
  readonly env: Readonly<Record<string, string>>;
  /** What Terraform's own configuration file says. */
  readonly cliConfiguration: string;
  close(): Promise<void>;
}

/** Serves the provider for a simulator and the runs of a folder. The built one must have been built. */
export async function serveProvider(mode: ProviderMode, url: string, folder: string): Promise<ServedProvider> {
  const env = {
    CIPHERTRUST_ADDRESS: url,
    CIPHERTRUST_USERNAME: "admin",
    CIPHERTRUST_PASSWORD: "test-password",
    // The nodes of the simulator are at most 150 ms apart.
    CIPHERTRUST_NODE_LAG: "0.5",
  };
  if (mode === "built") {
    const program = join(ROOT, "dist/terraform-provider");
    const override = `dev_overrides { ${JSON.stringify(PROVIDER_SOURCE)} = ${JSON.stringify(program)} }`;
    return { env, cliConfiguration: `provider_installation {\n${override}\ndirect {}\n}\n`, close: async () => {} };
  }
  const { reattach, close } = await serveReattach(cckmProvider("0.0.0-test", env, { folder }), PROVIDER_SOURCE);
  return { env: { TF_REATTACH_PROVIDERS: reattach }, cliConfiguration: "", close };
}
