// Generates the TypeScript of lib/plugin/proto/*.proto. An argument names another folder for the result.
import { spawnSync } from "node:child_process";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const proto = join(root, "lib/plugin/proto");
const bin = join(root, "node_modules/.bin");
const out = resolve(process.argv[2] ?? join(proto, "gen"));

// Code alone, without descriptors to read at each start of a process: its messages are plain objects.
const OPTIONS = [
  "comments=false",
  "esModuleInterop=true",
  "exportCommonSymbols=false",
  "forceLong=bigint",
  "oneof=unions-value",
  "outputJsonMethods=false",
  "outputServices=generic-definitions",
  "useExactTypes=false",
];

const template = {
  version: "v2",
  clean: true,
  plugins: [{ local: join(bin, "protoc-gen-ts_proto"), out, opt: OPTIONS }],
};
const { status } = spawnSync(join(bin, "buf"), ["generate", "--template", JSON.stringify(template)], {
  cwd: proto,
  stdio: "inherit",
  env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
});
process.exitCode = status ?? 1;
