/** An address's origin without the dot at the end of its host, which makes no difference. */
export function withoutRootDot(origin: string): string {
  return origin.replace(/\.(?=$|:\d+$)/, "");
}
