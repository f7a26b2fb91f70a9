import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import {
  CckmSimulator,
  DEFAULT_FIXTURES,
  describeQuirks,
  parseFaults,
  parseQuirk,
  type Quirks,
  type SimulatorOptions,
} from "../../simulator";
import type { FaultSpec } from "../../simulator/fault-kinds";
import type { Whole } from "../../simulator/option-kinds";
import { RANGES } from "../../simulator/option-ranges";
import { CommandFailure } from "../endings";
import { temporaryFolder } from "../temporary-folder";
import * as words from "./words";

interface Flags {
  port: number;
  host: string;
  tls?: boolean;
  tokenTtl: number;
  latency: number;
  fixtures?: string;
  faults?: FaultSpec[];
  quirk?: Partial<Quirks>;
  seed?: number;
  user: string;
  password: string;
}

const [tester = { username: "admin", password: "test-password" }] = DEFAULT_FIXTURES.users;

/** `cckm simulator`: an offline CCKM until SIGINT or SIGTERM. Prints one line on stdout when it is ready. */
export function simulatorCommand(): Command {
  return new Command("simulator")
    .description("Run an offline CCKM with its state in memory, for trying stacks out and for tests.")
    .option("--port <n>", "port to listen on; 0 takes a free one", number("a port", RANGES.port), 0)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--tls", "serve HTTPS; the certificate to trust is written to a file that stderr names")
    .option("--token-ttl <seconds>", "lifetime of a token", number("seconds", RANGES.tokenTtl), 300)
    .option("--latency <ms>", "time that every request waits", number("milliseconds", RANGES.latency), 0)
    .option("--fixtures <file>", "JSON file with what exists at the start")
    .option("--faults <spec>", 'faults, such as "POST /v1/cckm/aws/kms 503 x2; GET /v1/cckm/** reset-after"', faults)
    .option("--quirk <name=value>", "a quirk of those below; may be given several times", quirk)
    .option("--seed <n>", "makes ids and report rows repeatable", number("a seed", RANGES.seed))
    .option(
      "--user <name>",
      "who may sign in, in place of the users of --fixtures (test credentials, not a secret)",
      tester.username,
    )
    .option("--password <password>", "and with which password", tester.password)
    .addHelpText(
      "after",
      `\nQuirks:\n${describeQuirks()
        .map((line) => `  ${line}\n`)
        .join("")}`,
    )
    .action(run);
}

async function run({ user, ...flags }: Flags, command: Command): Promise<void> {
  const { password, quirk: quirks, ...options } = flags;
  const isGiven = ["user", "password"].some((name) => command.getOptionValueSource(name) === "cli");
  const sim = await start({ ...options, quirks, ...(isGiven && { users: [{ username: user, password }] }) });
  let folder: string | undefined;
  try {
    if (sim.caCert !== undefined) {
      folder = temporaryFolder("cckm-simulator-");
      await writeFile(join(folder, "ca.pem"), sim.caCert);
      process.stderr.write(`CA certificate: ${join(folder, "ca.pem")}\n`);
    }
    const ended = new Promise<void>((resolve) => {
      process.once("SIGINT", resolve);
      process.once("SIGTERM", resolve);
    });
    process.stdout.write(`CCKM simulator listening on ${sim.url}\n`);
    await ended;
  } finally {
    await sim.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

async function start(options: SimulatorOptions): Promise<CckmSimulator> {
  try {
    return await CckmSimulator.start(options);
  } catch (cause) {
    throw new CommandFailure(words.notStarted({ reason: (cause as Error).message }), { cause });
  }
}

function number(what: string, { takes, least, most }: Whole): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && takes(value)) return value;
    throw new InvalidArgumentError(`Expected ${what} from ${least} to ${most}, a whole number.`);
  };
}

function faults(text: string): FaultSpec[] {
  return readable(() => parseFaults(text));
}

function quirk(text: string, before: Partial<Quirks> = {}): Partial<Quirks> {
  return readable(() => ({ ...before, ...parseQuirk(text) }));
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
