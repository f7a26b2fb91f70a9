import type { ContentfulStatusCode } from "hono/utils/http-status";

/** The body of every CCKM error reply. */
export interface ErrorEnvelope {
  code: number;
  codeDesc: string;
  message?: string;
  requestID?: string;
}

/** Thrown by a route; the server replies with the status and the envelope. */
export class ApiError extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly envelope: ErrorEnvelope,
  ) {
    super(envelope.message ?? envelope.codeDesc);
  }
}

export const badRequest = (message: string): ApiError =>
  new ApiError(400, { code: 15, codeDesc: "NCERRBadRequest: Bad HTTP request", message });

export const invalidValue = (message: string): ApiError =>
  new ApiError(400, { code: 9, codeDesc: "NCERRInvalidParamValue: Invalid parameter value", message });

export const unauthorized = (message: string): ApiError =>
  new ApiError(401, { code: 5, codeDesc: "NCERRUnauthorizedAccess: Unauthorized access", message });

export const forbidden = (message: string): ApiError =>
  new ApiError(403, { code: 6, codeDesc: "NCERRForbidden: Forbidden", message });

export const notFound = (message?: string): ApiError =>
  new ApiError(404, { code: 16, codeDesc: "NCERRResourceNotFound: Resource not found", message });

/** An unknown path is not a missing record, so it does not have the code of one. */
export const noRoute = (path: string): ApiError =>
  new ApiError(404, { code: 15, codeDesc: "NCERRBadRequest: Route not found", message: `no API at ${path}` });

export const methodNotAllowed = (method: string, path: string): ApiError =>
  new ApiError(405, {
    code: 15,
    codeDesc: "NCERRBadRequest: Method not allowed",
    message: `${path} does not take ${method}`,
  });

/** The numeric code of a conflict is undocumented; clients use the HTTP status and `NCERRConflict`. */
export const conflict = (message: string): ApiError =>
  new ApiError(409, { code: 17, codeDesc: "NCERRConflict: Conflict", message });

const STATUS_ENVELOPES: Record<number, ErrorEnvelope> = {
  400: { code: 15, codeDesc: "NCERRBadRequest: Bad HTTP request" },
  401: { code: 5, codeDesc: "NCERRUnauthorizedAccess: Unauthorized access", message: "Invalid token" },
  403: { code: 6, codeDesc: "NCERRForbidden: Forbidden" },
  404: { code: 16, codeDesc: "NCERRResourceNotFound: Resource not found" },
  409: { code: 17, codeDesc: "NCERRConflict: Conflict" },
  429: { code: 1, codeDesc: "NCERRTooManyRequests: Too many requests" },
  502: { code: 1, codeDesc: "NCERRBadGateway: Bad gateway" },
  503: { code: 1, codeDesc: "NCERRServiceUnavailable: Service unavailable" },
};

/** The error that CCKM would send with `status`; used by faults. */
export function errorOfStatus(status: number, message?: string): ApiError {
  const envelope = STATUS_ENVELOPES[status] ?? { code: 1, codeDesc: "NCERRInternalServerError: Internal server error" };
  return new ApiError(status as ContentfulStatusCode, { ...envelope, ...(message === undefined ? {} : { message }) });
}
