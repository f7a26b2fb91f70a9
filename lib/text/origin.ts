import { readAddress } from "./address";

/** An address's origin without the dot at the end of its host, which makes no difference. */
export function withoutRootDot(origin: string): string {
  return origin.replace(/\.(?=$|:\d+$)/, "");
}

/** A server's address, the same whichever way it is written; undefined if it is none. */
export function originOf(address: string): string | undefined {
  const read = readAddress(address);
  return "url" in read ? withoutRootDot(read.url.origin) : undefined;
}
