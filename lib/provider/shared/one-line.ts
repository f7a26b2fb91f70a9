import { isObject } from "../../schema";
import { escapeUnseen } from "../../text";
import { error as anyError, warning as anyWarning, type CatalogueEntry, type Declaration } from "../../words";

/**
 * Declares an error of this provider. Each argument is one line, whatever CCKM says: a second one could pass for what this
 * provider says. Only `lines` may have several.
 */
export function error<Args>(code: string, declaration: Declaration<Args>): CatalogueEntry<Args, "error"> {
  return anyError(code, inOneLineEach(declaration));
}

/** Declares a warning of this provider, in the same way. */
export function warning<Args>(code: string, declaration: Declaration<Args>): CatalogueEntry<Args, "warning"> {
  return anyWarning(code, inOneLineEach(declaration));
}

function inOneLineEach<Args>(declaration: Declaration<Args>): Declaration<Args> {
  return { ...declaration, text: (args) => declaration.text(inOneLine(args) as Args) };
}

function inOneLine(told: unknown): unknown {
  if (typeof told === "string") return escapeUnseen(told);
  if (Array.isArray(told)) return told.map(inOneLine);
  if (!isObject(told)) return told;
  return Object.fromEntries(
    Object.entries(told).map(([name, value]) => [name, name === "lines" ? value : inOneLine(value)]),
  );
}
