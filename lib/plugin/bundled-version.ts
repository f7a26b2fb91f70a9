// Set by `cckm provider bundle`.
declare const TERRAFORM_PROVIDER_VERSION: string | undefined;

/** The version that `cckm provider bundle` gave to the program that runs; `development` where it was not bundled. */
export function bundledVersion(): string {
  return typeof TERRAFORM_PROVIDER_VERSION === "string" ? TERRAFORM_PROVIDER_VERSION : "development";
}
