import { isScalar, LineCounter, parseDocument, visit } from "yaml";
import { fingerprint } from "../review";
import { crossChecks } from "./cross-checks";
import { type Policy, type PolicyFile, policyFile } from "./model";
import { Places } from "./place";
import { InvalidPolicy, type Problem, problemsOf } from "./problem";

/** Maximum number of characters in a policy. */
const LARGEST = 1_000_000;

/**
 * Reads a policy.
 * @param file the file name to use in messages
 * @throws InvalidPolicy with every problem and its line and column
 */
export function readPolicy(file: string, text: string): Policy {
  const refuse = (problems: readonly Problem[]): never => {
    throw new InvalidPolicy(file, problems);
  };
  const start = { line: 1, column: 1 };
  if (text.length > LARGEST) {
    refuse([{ ...start, text: `Expected at most ${LARGEST} characters, got ${text.length}.` }]);
  }
  const lines = new LineCounter();
  const document = parsed(text, lines) ?? refuse([{ ...start, text: "It is nested too deeply." }]);
  const places = new Places(document, lines);
  const found = [...document.errors, ...document.warnings].map(
    ({ pos, code, message }): Problem => ({ ...places.at(pos[0]), text: sentenceOf(code, message) }),
  );
  if (found.length > 0) refuse(found);
  const marked = notPlain(document, places);
  if (marked.length > 0) refuse(marked);
  if (document.contents === null) refuse([{ ...start, text: "It is empty. Expected version and rules." }]);
  const value: unknown = document.toJS();
  const checked = policyFile.safeParse(value);
  if (!checked.success) return refuse(checked.error.issues.flatMap((issue) => problemsOf(issue, value, places)));
  const crossed = crossChecks(checked.data, places);
  if (crossed.length > 0) refuse(crossed);
  return policyOf(file, checked.data, places);
}

function policyOf(file: string, content: PolicyFile, places: Places): Policy {
  const { rules, waivers = [] } = content;
  return {
    file,
    digest: `sha256:${fingerprint(content)}`,
    rules: rules.map((rule, index) => ({ ...rule, line: places.of(["rules", index]).line })),
    waivers: waivers.map((waiver, index) => ({ ...waiver, line: places.of(["waivers", index]).line })),
  };
}

function parsed(text: string, lineCounter: LineCounter): ReturnType<typeof parseDocument> | undefined {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true, version: "1.2", merge: false });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const SENTENCES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: "This key stands twice in one map. Remove one of them.",
  MULTIPLE_DOCS: "Another document begins here. Expected one document in a file.",
  BAD_ALIAS: "Anchors and aliases are not taken. Write it out.",
  TAG_RESOLVE_FAILED: "Tags are not taken. Remove it.",
};

function sentenceOf(code: string, message: string): string {
  const told = message.split("\n")[0]!.trim();
  return SENTENCES[code] ?? (told.endsWith(".") ? told : `${told}.`);
}

// Rejects YAML that does not mean what it looks like: people approve changes based on a policy.
function notPlain(document: ReturnType<typeof parseDocument>, places: Places): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Alias: (_, { range }) => {
      problems.push({ ...places.at(range?.[0] ?? 0), text: SENTENCES.BAD_ALIAS! });
    },
    Pair: (_, { key }) => {
      // Code that reads a map cannot see this key.
      if (!isScalar(key) || key.value !== "__proto__") return;
      problems.push({ ...places.at(key.range?.[0] ?? 0), text: 'The key "__proto__" is not taken. Remove it.' });
    },
    Node: (_, { range, anchor, tag }) => {
      const place = places.at(range?.[0] ?? 0);
      if (anchor !== undefined) problems.push({ ...place, text: SENTENCES.BAD_ALIAS! });
      else if (tag !== undefined) problems.push({ ...place, text: SENTENCES.TAG_RESOLVE_FAILED! });
    },
  });
  return problems;
}
