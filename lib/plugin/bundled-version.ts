// Set by `cckm provider bundle`.
declare const TERRAFORM_PROVIDER_VERSION: string | undefined;

/** The version that `cckm provider bundle` compiled into the running program; `development` if it was not bundled. */
export function bundledVersion(): string {
  return typeof TERRAFORM_PROVIDER_VERSION === "string" ? TERRAFORM_PROVIDER_VERSION : "development";
}
