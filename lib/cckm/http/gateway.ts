/** Whether a reply with this status usually comes from a gateway in front of CCKM. */
export function isGateway(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}
