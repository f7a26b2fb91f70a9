/** What a token of CCKM says, as far as it is used. Nothing is checked: CCKM does that. */
export interface Claims {
  /** Id of the domain that the token is for. */
  readonly domainId?: string;
  /** When it was issued, in seconds since 1970. */
  readonly issuedAt?: number;
}

/** Reads a token. One that cannot be read says nothing: it is CCKM's own affair. */
export async function claimsOf(jwt: string): Promise<Claims> {
  const { decode } = await import("hono/jwt");
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
