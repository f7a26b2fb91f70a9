import { createHash } from "node:crypto";

/**
 * The SHA-256 sums, in hexadecimal, by file name.
 * @throws Error when the key has not signed them. The key must have been valid when it did, not necessarily now.
 */
export async function verifiedSums(sums: Buffer, signature: Buffer, key: string): Promise<ReadonlyMap<string, string>> {
  const { createMessage, readKey, readSignature, verify } = await import("openpgp");
  const verificationKeys = await readKey({ armoredKey: key });
  try {
    const message = await createMessage({ binary: new Uint8Array(sums) });
    const binarySignature = new Uint8Array(signature);
    const checked = await verify({
      message,
      signature: await readSignature({ binarySignature }),
      verificationKeys,
      format: "binary",
    });
    if (checked.signatures.length === 0) throw new Error("there is no signature");
    await Promise.all(checked.signatures.map(({ verified }) => verified));
  } catch (error) {
    const fingerprint = verificationKeys.getFingerprint().toUpperCase();
    throw new Error(`Its SHA256SUMS are not signed by the key ${fingerprint}: ${(error as Error).message}.`);
  }
  return new Map(
    sums
      .toString("utf8")
      .split("\n")
      .map((line) => line.trim().split(/\s+\*?/))
      .filter((parts) => parts.length === 2)
      .map(([sum = "", file = ""]) => [file, sum.toLowerCase()]),
  );
}

/** The SHA-256 sum in hexadecimal. */
export function sumOf(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
