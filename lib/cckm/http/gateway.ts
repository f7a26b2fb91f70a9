/** Whether a reply of this status comes from something before CCKM as a rule. */
export function isGateway(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}
