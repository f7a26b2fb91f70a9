import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { CckmError } from "./errors";

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
    // CI systems often store a variable on one line, with \n escaped.
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
 * Reads a `ca_cert` argument, PEM text or a file path, into PEM certificates.
 * @throws CckmError of kind `configuration` if it contains no valid certificate.
 */
export function readCaCert(given: string): string[] {
  const { text, from } = readText(given);
  const blocks = pemBlocks(text);
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

/**
 * The certificate authorities in the file that `SSL_CERT_FILE` names, as Go programs read it, but without the system's folders
 * beside it; undefined if there is no such file, as in Go. Unreadable entries are skipped.
 */
export function readCertFile(file: string | undefined): string[] | undefined {
  if (!file) return undefined;
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
  const blocks = pemBlocks(text).filter((block) => {
    try {
      return new X509Certificate(block) !== undefined;
    } catch {
      return false;
    }
  });
  return blocks.length > 0 ? blocks : undefined;
}

/** Splits a text into its PEM certificates. */
function pemBlocks(text: string): string[] {
  const blocks: string[] = [];
  for (let at = 0; ; ) {
    const begin = /-----BEGIN ((?:TRUSTED |X509 )?CERTIFICATE)-----/g;
    begin.lastIndex = at;
    const found = begin.exec(text);
    if (!found) return blocks;
    const end = `-----END ${found[1]}-----`;
    const stop = text.indexOf(end, found.index);
    if (stop < 0) return blocks;
    at = stop + end.length;
    blocks.push(text.slice(found.index, at));
  }
}
