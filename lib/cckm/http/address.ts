import { isIPv4 } from "node:net";
import { readAddress, withoutRootDot } from "../../text";
import { CckmError } from "./errors";

/** Where a server is. */
export interface Address {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly host: string;
  readonly tls: boolean;
  /** True for localhost and loopback addresses: no proxy can reach them, and nobody on the network can listen in. */
  readonly loopback: boolean;
}

function malformed(why: string): CckmError {
  return new CckmError({
    outcome: "not-sent",
    kind: "configuration",
    argument: "address",
    summary: `The address of CipherTrust Manager ${why}`,
    hint: "Give it as https://<host>[:<port>], e.g. https://cm.example.com (argument address, environment CIPHERTRUST_ADDRESS)",
  });
}

/**
 * Reads an `address` argument: `https://<host>[:<port>]`; `http` for a simulator; a trailing `/api` is accepted.
 * @throws CckmError of kind `configuration` that says what is wrong.
 */
export function parseAddress(given: string): Address {
  const read = readAddress(given);
  if ("url" in read) return addressOf(read.url);
  throw malformed(read.shown === undefined ? read.fault : `"${read.shown}" ${read.fault}`);
}

/** The normalized name of a server: a trailing dot in the host makes no difference. */
export function serverName(address: string): string {
  return withoutRootDot(parseAddress(address).origin);
}

/** The parts of a URL that say how to reach the server. */
export function addressOf({ origin, host, hostname, protocol }: URL): Address {
  const loopback =
    hostname === "localhost" ||
    hostname === "[::1]" ||
    (isIPv4(hostname) && hostname.startsWith("127.")) ||
    // 127.0.0.0/8 as IPv6 writes it.
    /^\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\]$/.test(hostname);
  return { origin, host, tls: protocol === "https:", loopback };
}
