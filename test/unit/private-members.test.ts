import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const LIB = join(__dirname, "../../lib");

// jsii knows no `#`, and a construct of another copy of the package may be asked.
const WITH_KEYWORD = /^(constructs|plugin\/proto\/gen)\//;

test("private members of lib are written with #, those of constructs with the keyword", () => {
  const written = readdirSync(LIB, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !WITH_KEYWORD.test(name))
    .filter((name) => /^\s*private (?!constructor\b)/m.test(readFileSync(join(LIB, name), "utf8")));
  const inConstructs = readdirSync(join(LIB, "constructs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .filter((name) => /\bthis\.#/.test(readFileSync(join(LIB, "constructs", name), "utf8")));
  expect([...written, ...inConstructs]).toEqual([]);
});
