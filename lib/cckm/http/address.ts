import { isIPv4 } from "node:net";
import { withoutRootDot } from "../../text";
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

/**
 * A text of schemes, hosts, ports and paths alone. With other signs it may hold a password, as user information, in a query
 * or by a mix-up of variables, and is not quoted.
 */
const SHOWABLE = /^[\p{L}\p{N}\p{M}.:/[\]_-]*$/u;

function malformed(why: string): CckmError {
  return new CckmError({
    outcome: "not-sent",
    kind: "configuration",
    argument: "address",
    summary: `The address of CipherTrust Manager ${why.trim()}`,
    hint: "Give it as https://<host>[:<port>], e.g. https://cm.example.com (argument address, environment CIPHERTRUST_ADDRESS)",
  });
}

/**
 * Reads an `address` argument: `https://<host>[:<port>]`; `http` for a simulator; a trailing `/api` is accepted.
 * @throws CckmError of kind `configuration` that says what is wrong.
 */
export function parseAddress(given: string): Address {
  const text = given.trim();
  const quoted = SHOWABLE.test(text) ? ` "${text.slice(0, 200)}"` : "";
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) throw malformed(`${quoted} has no scheme`);
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw malformed(`${quoted} is not a URL`);
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw malformed(`${quoted} has the scheme ${url.protocol.slice(0, -1)}; https is what CCKM speaks`);
  }
  if (url.username !== "" || url.password !== "" || text.includes("@")) {
    throw malformed("holds user information; username and password are arguments of their own");
  }
  if (url.search !== "" || url.hash !== "")
    throw malformed(`${quoted} has a query or a fragment; the user's domain is auth_domain`);
  if (!/^\/*(api\/*)?$/.test(url.pathname)) throw malformed(`${quoted} has a path`);
  return addressOf(url);
}

/** The normalized name of a server: a trailing dot in the host makes no difference. */
export function serverName(address: string): string {
  return withoutRootDot(parseAddress(address).origin);
}

/** The parts of a URL that say how to reach the server. */
export function addressOf({ origin, host, hostname, protocol }: URL): Address {
  const loopback =
    hostname === "localhost" || hostname === "[::1]" || (isIPv4(hostname) && hostname.startsWith("127."));
  return { origin, host, tls: protocol === "https:", loopback };
}
