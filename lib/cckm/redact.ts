const TOKEN = /eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g;
const SHORT = 4;
const LINE = 8;

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/**
 * Takes secrets out of a server's text: each of `secrets` (also as JSON escapes it, and line by line), and whatever
 * looks like a JSON Web Token. A server may quote in its error what it was sent.
 */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text.replace(TOKEN, "***");
  for (const secret of secrets) {
    if (secret === "") continue;
    if (secret.length < SHORT) {
      clean = clean.replace(new RegExp(`(?<![A-Za-z0-9])${escapeForRegExp(secret)}(?![A-Za-z0-9])`, "g"), "***");
      continue;
    }
    const lines = secret.split(/\r?\n/).filter((line) => line.length >= LINE);
    for (const form of [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), ...lines]) {
      clean = clean.replaceAll(form, "***");
    }
  }
  return clean;
}
