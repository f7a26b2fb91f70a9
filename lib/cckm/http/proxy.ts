import { BlockList, isIP } from "node:net";
import { domainToASCII } from "node:url";
import type { Address } from "./address";
import { CckmError } from "./errors";

type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy that requests go through. */
export interface ProxyServer {
  /** Whether the connection to the proxy itself uses TLS. */
  readonly tls: boolean;
  /** Without the brackets of an IPv6 address. */
  readonly hostname: string;
  readonly port: number;
  /** Host and port in a form that is safe to show. */
  readonly host: string;
  /** The proxy user's credentials, for the CONNECT request only. */
  readonly authorization?: string;
  /** The environment variable that set it. */
  readonly variable: string;
}

/** A proxy could not be reached, or did not open a tunnel to the host. */
export class ProxyFailure extends Error {
  /**
   * @param code The system's error code, if there is one.
   * @param status The status of the proxy's answer, if it answered.
   */
  constructor(
    readonly code: string | undefined,
    readonly status?: number,
  ) {
    super("no way through the proxy");
  }
}

/**
 * The proxy for an address, by the same rules as Go programs, among them Terraform and its providers: `HTTPS_PROXY` (or
 * `HTTP_PROXY` for plain http), in upper or lower case, the first that is not empty; the scheme is optional. `NO_PROXY`
 * lists host names (which include their subdomains), domains (`.example.com`), addresses and ranges (`10.0.0.0/8`), each
 * with an optional port, or `*`.
 * @throws CckmError of kind `configuration` for a value that is not a proxy address
 */
export function proxyFor(address: Address, env: Environment): ProxyServer | undefined {
  const name = address.tls ? "HTTPS_PROXY" : "HTTP_PROXY";
  const variable = [name, name.toLowerCase()].find((one) => env[one]);
  if (variable === undefined || isExempt(address, env.NO_PROXY || env.no_proxy || "")) return undefined;
  const proxy = parseProxy(env[variable]!);
  if (proxy === undefined) throw malformed(variable);
  return { ...proxy, variable };
}

// A proxy has no path, query or fragment.
function parseProxy(text: string): Omit<ProxyServer, "variable"> | undefined {
  const schemed = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  try {
    const { protocol, hostname, host, port, username, password, pathname, search, hash } = new URL(schemed);
    if (!/^https?:$/.test(protocol) || !/^(?:[\w.-]+|\[[0-9a-f:.]+\])$/.test(hostname)) return undefined;
    // An unescaped character of the password ended the host early; the rest of it is in the path.
    if (`${pathname}${search}${hash}`.includes("@")) return undefined;
    const tls = protocol === "https:";
    const user = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return {
      tls,
      hostname: hostname.replace(/^\[|\]$/g, ""),
      port: Number(port || (tls ? 443 : 80)),
      host,
      ...(user !== ":" && { authorization: `Basic ${Buffer.from(user).toString("base64")}` }),
    };
  } catch {
    return undefined;
  }
}

/** The value may contain a password, so it is not shown. */
function malformed(variable: string): CckmError {
  return new CckmError({
    outcome: "not-sent",
    kind: "configuration",
    summary: `${variable} is not the address of a proxy that can be used`,
    hint: "Expected http:// or https://, a host and a port, as in http://proxy.example.com:3128; signs of a user or password in percent encoding. Correct or unset it, or add the host of CipherTrust Manager to NO_PROXY",
  });
}

function isExempt(address: Address, noProxy: string): boolean {
  const { hostname, port } = new URL(address.origin);
  const host = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  const at = { host, port: port || (address.tls ? "443" : "80") };
  if (address.loopback) return true;
  return noProxy
    .split(",")
    .map((entry) => entry.trim().toLowerCase())
    .some((entry) => entry === "*" || matches(entry, at));
}

function matches(entry: string, { host, port }: { readonly host: string; readonly port: string }): boolean {
  if (entry === "") return false;
  const range = /^([^/]+)\/(\d{1,3})$/.exec(entry);
  if (range) return isAddress(range[1]!) && isInRange(host, range[1]!, Number(range[2]));
  // Go's programs read brackets only before a port.
  const [, bracketed, named, wanted] = /^(?:\[([^\]]*)\](?=:)|([^:]*))(?::(\d*))?$/.exec(entry) ?? [];
  const name = bracketed ?? named ?? entry;
  if (name === "" || (wanted && wanted !== port)) return false;
  if (isAddress(name)) return isIP(host) !== 0 && isInRange(host, name, isIP(name) === 4 ? 32 : 128);
  // An address has no domain above it.
  if (isIP(host) !== 0) return false;
  const below = inAscii(name.startsWith("*.") ? name.slice(1) : name);
  if (below.startsWith(".")) return host.endsWith(below);
  return host === below || host.endsWith(`.${below}`);
}

// Go's programs know no address with a zone, such as `fe80::1%eth0`.
function isAddress(name: string): boolean {
  return isIP(name) !== 0 && !name.includes("%");
}

/** A domain as it is in an address: `bücher.example` is `xn--bcher-kva.example`. */
function inAscii(domain: string): string {
  if (/^[ -~]*$/.test(domain)) return domain;
  const [dot, rest] = domain.startsWith(".") ? [".", domain.slice(1)] : ["", domain];
  return `${dot}${domainToASCII(rest) || rest}`;
}

/** IPv4 addresses, as they are and as IPv6 writes them. */
const IPV4_BITS = 96;
const IPV4 = new BlockList();
IPV4.addSubnet("::ffff:0:0", IPV4_BITS, "ipv6");

function isInRange(host: string, network: string, bits: number): boolean {
  const [ours, theirs] = [isIP(host), isIP(network)];
  if (ours === 0 || theirs === 0 || bits > (theirs === 4 ? 32 : 128)) return false;
  const [family, networks] = [ours, theirs].map((one) => (one === 4 ? ("ipv4" as const) : ("ipv6" as const)));
  // A range of IPv6, such as ::/0, holds no address of IPv4 for Go's programs.
  if (theirs === 6 && bits < IPV4_BITS && IPV4.check(host, family)) return false;
  const list = new BlockList();
  list.addSubnet(network, bits, networks);
  return list.check(host, family);
}
