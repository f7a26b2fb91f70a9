import { CckmError } from "./errors";
import { isGateway } from "./gateway";
import { ProxyFailure, type ProxyServer } from "./proxy";

/** One failed exchange, as the transport saw it. */
export interface FailedExchange {
  readonly method: string;
  readonly path: string;
  /** Whether a run begins with it, so that it had less time. */
  readonly first?: boolean;
  readonly host: string;
  /** Whether the connection to the host uses TLS. */
  readonly tls?: boolean;
  readonly proxy?: ProxyServer;
  readonly readOnly: boolean;
  /** Whether the request had been handed to a connection. */
  readonly sent: boolean;
}

const UNTRUSTED = new Set([
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "CERT_UNTRUSTED",
  "CERT_SIGNATURE_FAILURE",
]);

/** Other reasons for which Node's OpenSSL rejects a certificate, by Node's error codes. */
const UNFIT = new Set([
  ...["INVALID_CA", "INVALID_PURPOSE", "PATH_LENGTH_EXCEEDED", "HOSTNAME_MISMATCH", "UNSPECIFIED"],
  ...["UNABLE_TO_DECRYPT_CERT_SIGNATURE", "UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY"],
  ...["ERROR_IN_CERT_NOT_BEFORE_FIELD", "ERROR_IN_CERT_NOT_AFTER_FIELD"],
  ...["UNABLE_TO_GET_CRL", "UNABLE_TO_DECRYPT_CRL_SIGNATURE", "CRL_SIGNATURE_FAILURE", "CRL_NOT_YET_VALID"],
  ...["CRL_HAS_EXPIRED", "ERROR_IN_CRL_LAST_UPDATE_FIELD", "ERROR_IN_CRL_NEXT_UPDATE_FIELD"],
  ...["CERT_CHAIN_TOO_LONG", "CERT_REVOKED", "CERT_REJECTED"],
]);

/** Alerts of a server that requires a client certificate: over TLS 1.3 they arrive after the request was sent. */
const CLIENT_CERTIFICATE = new Set([
  "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED",
  "ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE",
  "ERR_SSL_SSLV3_ALERT_NO_CERTIFICATE",
]);

const TRUST_HINT =
  "Give the authority that signed it as ca_cert (PEM text or a file's path, environment CIPHERTRUST_CA_CERT)";
/** Before TLS 1.3, a server that requires a client certificate just ends the session, without a specific alert. */
const NO_CLIENT_CERTIFICATE =
  "demands no client certificate, which cannot be given here: sign-in is by username and password";
const ADDRESS_HINT = "Check address (environment CIPHERTRUST_ADDRESS) and that the network lets this machine reach it";

/** The system's error code; also looks into the AggregateError that Node throws when a name has several addresses. */
export function systemCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { code, errors, cause } = error as { code?: unknown; errors?: unknown; cause?: unknown };
  const own = typeof code === "string" ? code : undefined;
  if (own !== undefined && !own.startsWith("UND_ERR")) return own;
  const nested = Array.isArray(errors) ? errors[0] : cause;
  return systemCode(nested) ?? own;
}

interface Problem {
  readonly summary: string;
  readonly hint: string;
}

function clientCertificateProblem(code: string, host: string): Problem | undefined {
  if (!CLIENT_CERTIFICATE.has(code)) return undefined;
  return {
    summary: `${host} demands a client certificate (${code}), and none can be given here: sign-in is by username and password`,
    hint: "Have the web interface of CipherTrust Manager, or the load balancer before it, take TLS without a client certificate, or give an address that does",
  };
}

function tlsProblem(code: string, host: string): Problem | undefined {
  const demanded = clientCertificateProblem(code, host);
  if (demanded) return demanded;
  if (UNTRUSTED.has(code)) {
    return {
      summary: `the certificate of ${host} is not signed by an authority known here (${code})`,
      hint: TRUST_HINT,
    };
  }
  if (code === "CERT_HAS_EXPIRED" || code === "CERT_NOT_YET_VALID") {
    return {
      summary: `the certificate of ${host} is ${code === "CERT_HAS_EXPIRED" ? "expired" : "not valid yet"} (${code})`,
      hint: "Renew the web certificate of CipherTrust Manager, and check this machine's clock",
    };
  }
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") {
    return {
      summary: `the certificate of ${host} was issued for another host name (${code})`,
      hint: "Use a name that the certificate holds as address, or issue a certificate with this one",
    };
  }
  if (UNFIT.has(code)) {
    return {
      summary: `the certificate of ${host} cannot be used for a web server (${code})`,
      hint: "Issue the web certificate of CipherTrust Manager anew, for server authentication, with keys and a chain that OpenSSL accepts",
    };
  }
  if (code === "ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL") return otherProtocol(host, code);
  if (code === "ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE") {
    return {
      summary: `${host} refused the TLS session (${code})`,
      hint: `Check that it speaks TLS 1.2 or newer with a cipher that this Node.js knows, and that it ${NO_CLIENT_CERTIFICATE}`,
    };
  }
  if (code === "EPROTO" || code.startsWith("ERR_SSL") || code.startsWith("ERR_TLS") || code.startsWith("CERT_")) {
    return {
      summary: `no TLS session with ${host} could be agreed (${code})`,
      hint: "Check that address names an https port and that the server speaks TLS 1.2 or newer",
    };
  }
  return undefined;
}

function otherProtocol(host: string, code: string): { summary: string; hint: string } {
  return {
    summary: `${host} does not speak HTTP/1.1 (${code}): a server for HTTP/2 alone, or none for HTTP at all?`,
    hint: "Check that address names the web port of CipherTrust Manager, and that a load balancer before it takes HTTP/1.1",
  };
}

/** What the parser finds behind a first line that it understands, such as a folded header. */
const IN_REPLY = /header|Content-Length|Transfer-Encoding|chunk|status/i;
const BROKEN_REPLY = new Set(["UND_ERR_HEADERS_OVERFLOW", "UND_ERR_RES_CONTENT_LENGTH_MISMATCH", "ERR_ASSERTION"]);

/** The host replied with something other than HTTP/1.1. */
function brokenReply(error: unknown, host: string): (Problem & { readonly reason: string }) | undefined {
  const code = systemCode(error);
  const { name, message } = (error ?? {}) as { readonly name?: unknown; readonly message?: unknown };
  const broken = (what: string, reason: string) => ({
    summary: `${host} sent a reply that breaks the rules of HTTP/1.1 (${reason}): ${what}`,
    hint: "Check that address names the web port of CipherTrust Manager, and what a load balancer before it makes of replies",
    reason,
  });
  if (name === "HTTPParserError") {
    const reason = code ?? "HPE_INVALID";
    const [, found = ""] = /\(([A-Za-z -]{1,80})\)$/.exec(String(message)) ?? [];
    if (IN_REPLY.test(found)) return broken(found.charAt(0).toLowerCase() + found.slice(1), reason);
    return { ...otherProtocol(host, reason), reason };
  }
  if (code === undefined || !(BROKEN_REPLY.has(code) || message === "bad upgrade")) return undefined;
  return broken("endless headers, a status that is none, or two lengths?", code);
}

function connectionProblem(code: string | undefined, { host, sent, tls }: FailedExchange, hint: string): Problem {
  const named = code === undefined ? "" : ` (${code})`;
  if (sent) {
    const summary = `the connection to ${host} broke before the reply was complete${named}`;
    return { summary, hint: `Run again. If it stays so: ${hint}, and what ends connections on the way` };
  }
  switch (code) {
    case "ECONNREFUSED":
      return { summary: `${host} refused the connection${named}`, hint };
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return { summary: `the host name of ${host} could not be resolved${named}`, hint };
    case "UND_ERR_CONNECT_TIMEOUT":
    case "ETIMEDOUT":
      return { summary: `${host} did not accept a connection in time${named}`, hint };
    case "ECONNRESET":
      if (!tls) break;
      return {
        summary: `${host} ended the connection before a TLS session was agreed${named}`,
        hint: `${hint}, that it names an https port, and that the server ${NO_CLIENT_CERTIFICATE}`,
      };
  }
  return { summary: `no connection to ${host}${named}`, hint };
}

const UNREACHED: ReadonlySet<string> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);

/** What went wrong while connecting to the proxy, or between the proxy and the host. */
function proxyError(error: ProxyFailure, proxy: ProxyServer, failure: FailedExchange): CckmError {
  const { method, path } = failure;
  const { kind, summary, hint } = proxyProblem(error, proxy, failure);
  return new CckmError({
    outcome: "not-sent",
    kind,
    method,
    path,
    reason: error.code,
    summary: `${method} ${path}: ${summary}`,
    hint,
  });
}

/** What went wrong with the proxy on the way to a host, as part of a sentence. */
export function proxySummary(error: ProxyFailure, proxy: ProxyServer, host: string): string {
  return proxyProblem(error, proxy, { method: "", path: "", host, readOnly: true, sent: false }).summary;
}

type ProxyProblem = Problem & { readonly kind: "connection" | "reply" | "tls" };

function proxyProblem({ code, status }: ProxyFailure, proxy: ProxyServer, failure: FailedExchange): ProxyProblem {
  const { host } = failure;
  const { variable } = proxy;
  const peer = `the proxy ${proxy.host} (${variable})`;
  const hint = `Check ${variable} and NO_PROXY, and address (environment CIPHERTRUST_ADDRESS)`;
  if (status !== undefined && isGateway(status)) {
    return { kind: "connection", summary: `${peer} found no way to ${host} (${status})`, hint };
  }
  if (status !== undefined) {
    const credentials =
      status === 407 ? `give user and password in ${variable}, as http://user:password@host:port` : "";
    const ways = [
      "have whoever runs the proxy let it through",
      credentials,
      `add ${exempted(host)} to NO_PROXY`,
    ].filter(Boolean);
    const summary = `${peer} refused the way to ${host} (${status})`;
    return { kind: "reply", summary, hint: capital(`${ways.slice(0, -1).join(", ")}, or ${ways.at(-1)}`) };
  }
  const tls = code === undefined ? undefined : tlsProblem(code, peer);
  if (tls) {
    if (CLIENT_CERTIFICATE.has(code ?? ""))
      return {
        kind: "tls",
        summary: tls.summary,
        hint: `Check ${variable}: it needs a proxy that takes TLS without a client certificate`,
      };
    const own = `Check ${variable}; an authority that vouches for the proxy is named by NODE_EXTRA_CA_CERTS or SSL_CERT_FILE, not by ca_cert`;
    return { kind: "tls", summary: tls.summary, hint: own };
  }
  if (code !== undefined && UNREACHED.has(code)) {
    return { kind: "connection", ...connectionProblem(code, { ...failure, host: peer }, hint) };
  }
  const named = code === undefined ? "" : ` (${code})`;
  return { kind: "connection", summary: `${peer} made no way to ${host}${named}`, hint };
}

/** A host as NO_PROXY names it, with brackets before a port alone. */
function exempted(host: string): string {
  return host.replace(/^\[([^\]]*)\]$/, "$1");
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

const UNKNOWN_HINT = "CCKM may have carried it out: look before repeating it";

const TIMEOUT_HINT = "Raise rest_api_timeout if CipherTrust Manager needs longer";
const FIRST_TIMEOUT_HINT =
  "Check that CipherTrust Manager runs and that address names its web port. If it needs longer, raise rest_api_timeout: the first sign-in of a run has 10 s, or a sixth of it if that is longer";

/** Converts an error of undici or Node to a {@link CckmError}. The original error's text is dropped. */
export function connectionError(error: unknown, failure: FailedExchange): CckmError {
  const { method, path, sent, proxy, host, readOnly } = failure;
  if (proxy && error instanceof ProxyFailure) return proxyError(error, proxy, failure);
  const code = systemCode(error);
  const broken = sent ? brokenReply(error, host) : undefined;
  if (broken) {
    const { summary, hint, reason } = broken;
    const told = { method, path, summary: `${method} ${path}: ${summary}`, reason };
    return new CckmError({ ...told, outcome: "unknown", kind: "malformed", readOnly, hint });
  }
  // A server that requires a client certificate ends the session before it reads a request.
  const tls = code === undefined ? undefined : (sent ? clientCertificateProblem : tlsProblem)(code, failure.host);
  const problem = tls ?? connectionProblem(code, failure, ADDRESS_HINT);
  const told = { method, path, summary: `${method} ${path}: ${problem.summary}`, reason: code };
  if (sent && !tls) {
    const hint = readOnly ? problem.hint : UNKNOWN_HINT;
    return new CckmError({ ...told, outcome: "unknown", kind: "connection", readOnly, hint });
  }
  return new CckmError({
    ...told,
    outcome: "not-sent",
    kind: tls ? "tls" : "connection",
    hint: problem.hint,
    argument: code !== undefined && UNTRUSTED.has(code) ? "ca_cert" : "address",
  });
}

/** The error of a request that took longer than `rest_api_timeout`, or than its share of the first one. */
export function timeoutError(timeoutMs: number, failure: FailedExchange): CckmError {
  const { method, path, sent, host, proxy, readOnly } = failure;
  const seconds = timeoutMs / 1000;
  const missed = sent
    ? `no complete reply of ${host} within ${seconds} s`
    : proxy
      ? `the proxy ${proxy.host} (${proxy.variable}) made no way to ${host} within ${seconds} s`
      : `${host} did not accept a connection within ${seconds} s`;
  return new CckmError({
    ...(sent ? { outcome: "unknown", readOnly } : { outcome: "not-sent" }),
    kind: "timeout",
    method,
    path,
    summary: `${method} ${path}: ${missed}`,
    hint: sent && !readOnly ? UNKNOWN_HINT : failure.first ? FIRST_TIMEOUT_HINT : TIMEOUT_HINT,
    argument: "rest_api_timeout",
  });
}
