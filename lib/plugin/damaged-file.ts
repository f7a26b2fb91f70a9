import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const AGAIN = "Copy every file of the provider's folder again.";
const THROWN = "Copy every file of the provider's folder again, or correct its code if that throws this.";
const PERMISSION = "Unset --permission in NODE_OPTIONS: this provider does not run under Node.js's permission model.";

/**
 * What to tell about a provider whose code could not be loaded: a file of its folder that is missing, empty or damaged, by
 * its name, or else the error.
 */
export function cannotLoad(error: unknown, folder: string): string {
  const missing = missingFile(error);
  if (missing !== undefined)
    return `This Terraform provider is not complete. Found: no ${missing} in ${folder}. ${AGAIN}`;
  const [said] = String(error).split("\n");
  const file = emptyFile(folder);
  const found =
    file === undefined ? `${said}, in ${brokenFile(error, folder) ?? folder}` : `${file} is empty, in ${folder}`;
  const again = file !== undefined || error instanceof SyntaxError ? AGAIN : THROWN;
  return `This Terraform provider cannot be loaded. Found: ${found}. ${isDenied(error) ? PERMISSION : again}`;
}

function isDenied(error: unknown): boolean {
  return (error as { readonly code?: unknown } | undefined)?.code === "ERR_ACCESS_DENIED";
}

/** The file beside the code that an error misses, such as one that a program loads late. */
export function missingFile(error: unknown): string | undefined {
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  if (code !== "MODULE_NOT_FOUND" || typeof message !== "string") return undefined;
  return /^Cannot find module '\.\/([^']+)'/.exec(message)?.[1];
}

function emptyFile(folder: string): string | undefined {
  return readdirSync(folder).find((name) => name.endsWith(".js") && statSync(join(folder, name)).size === 0);
}

// Node.js puts the file and the line above what it could not parse.
function brokenFile(error: unknown, folder: string): string | undefined {
  const [first = ""] = error instanceof SyntaxError ? (error.stack ?? "").split("\n") : [];
  const file = /^(.+\.js):\d+$/.exec(first)?.[1];
  return file !== undefined && dirname(file) === folder ? `${basename(file)} of ${folder}` : undefined;
}
