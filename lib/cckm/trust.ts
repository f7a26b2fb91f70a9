import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { CckmError } from "./errors";

const BLOCK = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[\s\S]+?-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;

function refused(why: string): CckmError {
  return new CckmError({
    outcome: "not-sent",
    kind: "configuration",
    argument: "ca_cert",
    summary: `ca_cert ${why}`,
    hint: "Give the PEM text of the authority that signed CipherTrust Manager's certificate, or the path of a file with it (argument ca_cert, environment CIPHERTRUST_CA_CERT)",
  });
}

function readText(given: string): { text: string; from: string } {
  if (given.includes("-----BEGIN")) {
    // CI systems often keep a variable on one line, with \n spelled out.
    return { text: given.replaceAll("\\r", "").replaceAll("\\n", "\n"), from: "the PEM text" };
  }
  const file = given.trim();
  try {
    return { text: readFileSync(file, "utf8"), from: `the file ${file}` };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw refused(
      code === "ENOENT" || code === "ENAMETOOLONG"
        ? "is neither PEM text nor the path of a file that exists"
        : `names a file that cannot be read (${code ?? "unknown"}): ${file.slice(0, 200)}`,
    );
  }
}

/**
 * Reads a `ca_cert` argument, PEM text or a file's path, into PEM certificates.
 * @throws CckmError of kind `configuration` when there is no valid certificate in it.
 */
export function readCaCert(given: string): string[] {
  const { text, from } = readText(given);
  const blocks = text.match(BLOCK) ?? [];
  if (blocks.length === 0) throw refused(`holds no certificate: ${from} has no BEGIN CERTIFICATE block`);
  blocks.forEach((block, index) => {
    try {
      new X509Certificate(block);
    } catch {
      throw refused(`is damaged: certificate ${index + 1} of ${blocks.length} in ${from} cannot be read`);
    }
  });
  return blocks;
}
