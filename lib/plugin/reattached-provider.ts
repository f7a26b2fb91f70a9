/** A provider running inside this process. */
export interface ReattachedProvider {
  /** Value of the environment variable TF_REATTACH_PROVIDERS for the Terraform that is to use it. */
  readonly reattach: string;
  close(): Promise<void>;
}
