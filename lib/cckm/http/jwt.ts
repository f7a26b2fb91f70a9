import { decode } from "hono/utils/jwt/jwt";

/** The claims of a CCKM token that are used here. Nothing is verified: CCKM does that. */
export interface Claims {
  /** Id of the domain that the token is for. */
  readonly domainId?: string;
  /** When it was issued, in seconds since 1970. */
  readonly issuedAt?: number;
}

/** Reads a token's claims. An unreadable token yields none: tokens are opaque to clients. */
export function claimsOf(jwt: string): Claims {
  try {
    const { cust, iat } = decode(jwt).payload as { readonly cust?: { readonly domain_id?: unknown }; iat?: unknown };
    const domainId = cust?.domain_id;
    return {
      ...(typeof domainId === "string" && domainId !== "" && { domainId }),
      ...(typeof iat === "number" && { issuedAt: iat }),
    };
  } catch {
    return {};
  }
}
