/** What went wrong with a call, as listed in docs/errors.md. */
export type MessageCode =
  | "api-configuration-invalid"
  | "api-unreachable"
  | "api-connection-lost"
  | "api-certificate"
  | "api-timeout"
  | "api-timeout-after-sending"
  | "api-stopped"
  | "api-proxy-refused"
  | "api-reply-unreadable"
  | "api-sign-in-refused"
  | "api-forbidden"
  | "api-not-found"
  | "api-conflict"
  | "api-too-many-requests"
  | "api-unavailable"
  | "api-failed"
  | "api-refused";

/** The fields that determine the code. */
interface Failed {
  readonly outcome: "not-sent" | "refused" | "unknown" | "gone";
  readonly kind: string;
  readonly status?: number;
}

/** The code of a call that failed. */
export function messageCodeOf({ outcome, kind, status }: Failed): MessageCode {
  const isSent = outcome !== "not-sent";
  switch (kind) {
    case "configuration":
      return "api-configuration-invalid";
    case "tls":
      return "api-certificate";
    case "aborted":
      return "api-stopped";
    case "malformed":
      return "api-reply-unreadable";
    case "auth":
      return "api-sign-in-refused";
    case "connection":
      return isSent ? "api-connection-lost" : "api-unreachable";
    case "timeout":
      return isSent ? "api-timeout-after-sending" : "api-timeout";
    default:
      return isSent ? codeOfStatus(status) : "api-proxy-refused";
  }
}

const BY_STATUS: Readonly<Record<number, MessageCode>> = {
  403: "api-forbidden",
  404: "api-not-found",
  409: "api-conflict",
  429: "api-too-many-requests",
  502: "api-unavailable",
  503: "api-unavailable",
  504: "api-unavailable",
};

function codeOfStatus(status = 0): MessageCode {
  return BY_STATUS[status] ?? (status >= 500 ? "api-failed" : "api-refused");
}
