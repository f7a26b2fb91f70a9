// Writes the bill of materials of what is installed with the package: npm run sbom.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
const printed = execFileSync("npm", ["sbom", "--package-lock-only", "--sbom-format", "cyclonedx"], {
  cwd: root,
  encoding: "utf8",
  maxBuffer: 1 << 28,
});
const bill = JSON.parse(printed);
// npm takes the name of the folder that it runs in.
bill.metadata.component.name = packages[""].name;
// npm's own --omit dev also leaves out a dependency that a tool of the developers has too.
const shipped = new Set(
  Object.entries(packages)
    .filter(([, locked]) => !locked.dev && !locked.devOptional)
    .map(([path, locked]) => `${locked.name ?? path.split("node_modules/").at(-1)}@${locked.version}`),
);
const components = bill.components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
const refs = new Set([bill.metadata.component["bom-ref"], ...components.map((component) => component["bom-ref"])]);
const dependencies = bill.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) }));
writeFileSync(join(root, "dist/sbom.cdx.json"), `${JSON.stringify({ ...bill, components, dependencies })}\n`);
