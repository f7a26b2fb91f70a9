import { compareSurvivors, filesOf, survivorsOf } from "../../../scripts/mutation/survivors";

const mutant = (status: string, replacement: string, line: number, from: number, to: number) => ({
  id: "1",
  mutatorName: "EqualityOperator",
  replacement,
  status,
  location: { start: { line, column: from }, end: { line, column: to } },
});
const report = {
  files: {
    "lib/a.ts": {
      source: "const a = 1;\nif (a < 2) run();\n",
      mutants: [
        mutant("Survived", "a <= 2", 2, 5, 10),
        mutant("Killed", "a >= 2", 2, 5, 10),
        mutant("NoCoverage", "", 1, 7, 12),
        mutant("Timeout", "true", 2, 5, 10),
      ],
    },
  },
};
const LESS = "- `lib/a.ts` EqualityOperator `a < 2` → `a <= 2`";
const NONE = "- `lib/a.ts` EqualityOperator `a = 1` → ``";

test("mutants that no test has killed are named by file, kind, code and what it became", () => {
  expect(survivorsOf(report)).toEqual([LESS, NONE]);
  expect(filesOf(report)).toEqual(["lib/a.ts"]);
});

test("long code of several lines is named in one short line", () => {
  const source = `run(\n  \`${"x".repeat(200)}\`,\n);`;
  const location = { start: { line: 1, column: 1 }, end: { line: 3, column: 2 } };
  const long = { files: { "lib/b.ts": { source, mutants: [{ ...mutant("Survived", "", 1, 1, 1), location }] } } };
  const [named] = survivorsOf(long);
  expect(named).toMatch(/^- `lib\/b\.ts` EqualityOperator `run\( 'x{93,}…` → ``$/);
});

test("each survivor has a line that explains it, and no line is about a mutant that is dead", () => {
  const explained = `# Survivors\n\n${LESS}: no test can tell.\n${NONE}: neither here.\n`;
  expect(compareSurvivors([LESS, NONE], explained, ["lib/a.ts"])).toEqual({ unexplained: [], stale: [] });
  expect(compareSurvivors([LESS, LESS], "", ["lib/a.ts"]).unexplained).toEqual([LESS]);
  expect(compareSurvivors([LESS], explained, ["lib/a.ts"]).stale).toEqual([`${NONE}: neither here.`]);
});

test("lines about files of other groups are left alone, and a line without a reason explains nothing", () => {
  expect(compareSurvivors([], `${LESS}: no test can tell.\n`, ["lib/b.ts"]).stale).toEqual([]);
  expect(compareSurvivors([LESS], LESS, []).unexplained).toEqual([LESS]);
});
