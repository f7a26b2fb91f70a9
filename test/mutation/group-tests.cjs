const { readdirSync } = require("node:fs");
const { join } = require("node:path");
const groups = require("./groups.json");

const ROOT = join(__dirname, "../..");
const { tests, without = [] } = groups[process.env.MUTATION_GROUP ?? "codec"];
const [wanted, left] = [tests.map(pattern), without.map(pattern)];
const files = readdirSync(join(ROOT, "test/unit"), { recursive: true })
  .map((file) => join("test/unit", file))
  .filter((file) => wanted.some((one) => one.test(file)) && !left.some((one) => one.test(file)))
  .sort();

// Stryker's runner of Jest runs every file of tests for every mutant, whichever of its tests are asked for: as one file
// they share what they load.
for (const file of files) describe(file, () => void require(join(ROOT, file)));

function pattern(glob) {
  const parts = glob.split("**/").map((part) => part.replaceAll(".", "\\.").replaceAll("*", "[^/]*"));
  return new RegExp(`^${parts.join("(?:.+/)?")}$`);
}
