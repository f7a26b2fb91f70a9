type Environment = Readonly<Record<string, string | undefined>>;

/** How Terraform reaches a provider on the same machine. */
export type Network = "unix" | "tcp";

const COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const PROTOCOL = 6;

/** Whether Terraform started this process. */
export function startedByTerraform(env: Environment): boolean {
  return env.TF_PLUGIN_MAGIC_COOKIE === COOKIE;
}

/** Printed if somebody starts a provider by hand. */
export const NOT_FOR_PEOPLE =
  "This is a Terraform provider: Terraform starts it, and it does nothing when started by hand. Run `terraform plan` or `cdktf deploy` instead.\n";

/** The protocol versions that Terraform supports, if it says so and 6 is not among them. */
export function unsupportedProtocols(env: Environment): string | undefined {
  const offered = env.PLUGIN_PROTOCOL_VERSIONS;
  return !offered || offered.split(",").map(Number).includes(PROTOCOL) ? undefined : offered;
}

/** The one line on stdout that tells Terraform where the provider listens. `certificate` is empty without TLS. */
export function handshakeLine(network: Network, address: string, certificate = ""): string {
  return `1|${PROTOCOL}|${network}|${address}|grpc|${certificate}\n`;
}

/**
 * The file descriptor for the handshake: a program made by `cckm provider bundle` moves Terraform's pipe away from stdout,
 * so that anything else in the process may print.
 */
export function handshakeDescriptor(argv: readonly string[]): number {
  return argv[2] === "--handshake=3" ? 3 : 1;
}

/** Records that the handshake was sent: a program that ends before that reports it to Terraform. */
export function handshakeSaid(argv: string[]): void {
  if (handshakeDescriptor(argv) !== 1) argv.splice(2, 1);
}
