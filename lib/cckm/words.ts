import { error } from "../words";
import { connectionError, type FailedExchange, timeoutError } from "./http/connection-error";
import { abortedError, type CckmError } from "./http/errors";
import type { MessageCode } from "./http/message-code";
import { missingArgument } from "./http/options";
import { ProxyFailure } from "./http/proxy";
import { replyError } from "./http/reply";

const READ: FailedExchange = {
  method: "GET",
  path: "/v1/cckm/aws/kms/0b90f8de",
  host: "cm.example.com",
  readOnly: true,
  sent: false,
};
const WRITE: FailedExchange = { ...READ, method: "POST", path: "/v1/cckm/aws/kms", readOnly: false, sent: true };
const PROXIED: FailedExchange = {
  ...READ,
  proxy: { host: "proxy.example.com:3128", variable: "HTTPS_PROXY" } as FailedExchange["proxy"] & object,
};

/** A reply, in CCKM's own words or with text from something else. */
function reply(status: number, codeDesc?: string, message?: string): CckmError {
  const text = codeDesc === undefined ? "<html></html>" : JSON.stringify({ code: 1, codeDesc, message });
  const contentType = codeDesc === undefined ? "text/html" : "application/json";
  const { method, path } = status === 409 || status >= 500 ? WRITE : READ;
  const asked = { method, path, readOnly: method === "GET", byId: true, secrets: [] };
  return replyError({ status, contentType, text }, asked, 0);
}

function failed(code: MessageCode, when: string, ...examples: [CckmError, ...CckmError[]]) {
  return error(code, {
    when,
    text: ({ summary, hint }: CckmError) => ({ summary, ...(hint && { remedy: `${hint}.` }) }),
    examples,
  });
}

export const configurationInvalid = failed(
  "api-configuration-invalid",
  "An argument that the calls need is missing or malformed.",
  missingArgument("address", "CIPHERTRUST_ADDRESS", "The address of CipherTrust Manager"),
);
export const unreachable = failed(
  "api-unreachable",
  "No connection to CipherTrust Manager could be established; nothing was sent.",
  connectionError({ code: "ECONNREFUSED" }, READ),
  connectionError({ code: "ENOTFOUND" }, READ),
);
export const connectionLost = failed(
  "api-connection-lost",
  "The connection broke after a request was sent, so its outcome is unknown.",
  connectionError({ code: "ECONNRESET" }, WRITE),
);
export const certificate = failed(
  "api-certificate",
  "The server's certificate is not trusted, invalid or issued for another name, or the server requires a client certificate; nothing was done.",
  connectionError({ code: "SELF_SIGNED_CERT_IN_CHAIN" }, READ),
  connectionError({ code: "CERT_HAS_EXPIRED" }, READ),
  connectionError({ code: "ERR_TLS_CERT_ALTNAME_INVALID" }, READ),
  connectionError({ code: "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED" }, WRITE),
);
export const timeout = failed(
  "api-timeout",
  "No connection or no sign-in came about within `rest_api_timeout`, or within the first sign-in's share of it; the call itself was not sent.",
  timeoutError(60_000, READ),
  timeoutError(10_000, { ...WRITE, path: "/v1/auth/tokens", readOnly: true, sent: true, first: true }),
);
export const timeoutAfterSending = failed(
  "api-timeout-after-sending",
  "A request was sent and not answered within `rest_api_timeout`, so its outcome is unknown.",
  timeoutError(60_000, WRITE),
);
export const stopped = failed(
  "api-stopped",
  "Terraform was told to stop before the call was done.",
  abortedError("GET /v1/cckm/aws/kms"),
);
export const proxyRefused = failed(
  "api-proxy-refused",
  "A proxy refused the connection to CipherTrust Manager.",
  connectionError(new ProxyFailure(undefined, 407), PROXIED),
);
export const replyUnreadable = failed(
  "api-reply-unreadable",
  "The reply does not come from CCKM's API, or comes from an unsupported release.",
  connectionError({ name: "HTTPParserError", code: "HPE_INVALID_CONSTANT" }, { ...READ, sent: true }),
);
export const signInRefused = failed(
  "api-sign-in-refused",
  "CCKM does not accept the user's credentials or token.",
  reply(401, "NCERRUnauthorized: Unauthorized", "Invalid token"),
);
export const forbidden = failed(
  "api-forbidden",
  "The user may not make this call.",
  reply(403, "NCERRForbidden: Forbidden", "Operation is not allowed"),
);
export const notFound = failed(
  "api-not-found",
  "CCKM does not have the requested object.",
  reply(404, "NCERRResourceNotFound: Resource not found", "KMS not found"),
);
export const conflict = failed(
  "api-conflict",
  "CCKM rejects the call because of an existing object, or because of the object's status.",
  reply(409, "NCERRConflict: Conflict", "KMS payments already exists"),
);
export const tooManyRequests = failed(
  "api-too-many-requests",
  "CCKM repeatedly rejected the call because of too many requests.",
  reply(429, "NCERRTooManyRequests: Too many requests", "Slow down"),
);
export const unavailable = failed(
  "api-unavailable",
  "CCKM, or a load balancer in front of it, is not available.",
  reply(503),
);
export const internal = failed(
  "api-failed",
  "CCKM failed to process the call.",
  reply(500, "NCERRInternalServerError: Internal server error", "unexpected error"),
);
export const refused = failed(
  "api-refused",
  "CCKM rejects the call and says why.",
  reply(400, "NCERRBadRequest: Bad HTTP request", "regions: eu-nowhere-1 is not a valid region"),
);
