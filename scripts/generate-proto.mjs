// Generates the TypeScript of lib/plugin/proto/*.proto. An argument names another folder for the result.
import { spawnSync } from "node:child_process";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const proto = join(root, "lib/plugin/proto");
const bin = join(root, "node_modules/.bin");
const out = resolve(process.argv[2] ?? join(proto, "gen"));

const template = {
  version: "v2",
  clean: true,
  plugins: [{ local: join(bin, "protoc-gen-es"), out, opt: ["target=ts", "import_extension=none"] }],
};
const { status } = spawnSync(join(bin, "buf"), ["generate", "--template", JSON.stringify(template)], {
  cwd: proto,
  stdio: "inherit",
  env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
});
process.exitCode = status ?? 1;
