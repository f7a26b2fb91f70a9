/**
 * A text of schemes, hosts, ports and paths alone. With other signs it may hold a password, as user information, in a query
 * or by a mix-up of variables, and is not quoted.
 */
const SHOWABLE = /^[\p{L}\p{N}\p{M}.:/[\]_-]*$/u;

/** A name in ASCII, as a URL has it, or an address: what else a URL may hold is no host of the network. */
const HOST = /^(?:\[[0-9a-f:.]+\]|[a-z0-9_.-]+)$/;
const BAD_LABEL = /^[.-]|\.\.|\.-|-\.|-$/;

/** What a server's address is, or what is wrong with it. */
export type AddressRead =
  | { readonly url: URL }
  | {
      /** What is wrong, as the end of a sentence: `has a path`. */
      readonly fault: string;
      /** The address, if it may be shown. */
      readonly shown: string | undefined;
    };

/** Reads a server's address: `https://<host>[:<port>]`; `http` for a simulator; a trailing `/api` is accepted. */
export function readAddress(given: string): AddressRead {
  const text = given.trim();
  const wrong = (fault: string, shown = SHOWABLE.test(text) ? text.slice(0, 200) : undefined) => ({ fault, shown });
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return wrong("has no scheme");
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return wrong("is not a URL");
  }
  const { protocol, pathname } = url;
  if (protocol !== "https:" && protocol !== "http:") {
    return wrong(`has the scheme ${protocol.slice(0, -1)}; https is what CCKM speaks`);
  }
  if (url.username !== "" || url.password !== "" || text.includes("@")) {
    return { fault: "holds user information; username and password are arguments of their own", shown: undefined };
  }
  // What follows the sign may be empty.
  if (/[?#]/.test(text)) {
    return wrong("has a query or a fragment; the user's domain is auth_domain");
  }
  // A URL with more slashes takes the first part of its path for the host.
  if (/^[^:]*:\/\/[/\\]/.test(text)) return wrong("has no host behind its two slashes");
  if (!HOST.test(url.hostname) || BAD_LABEL.test(url.hostname)) return wrong("has a host that is no name of one");
  if (url.port === "0") return wrong("has the port 0, which no server listens on");
  return /^\/*(api\/*)?$/.test(pathname) ? { url } : wrong("has a path");
}
