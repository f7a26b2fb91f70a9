import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Programs that a fresh machine lacks: compilers, what drives them, and Node of its own. */
const LACKING =
  /^(.*-)?(gcc|g\+\+|cc|c\+\+|cpp|c89|c99|clang|clang\+\+|ld|as|tcc)(-\d+)?$|^(c?make|gmake|ninja|python[\d.]*|node|npm|npx|corepack)$/;

/** A machine with another Node, an empty HOME, and a PATH on which nothing can be compiled. */
export interface NodeMachine {
  /** What the Node says of its version. */
  readonly node: string;
  readonly env: NodeJS.ProcessEnv;
}

/** A machine as a newcomer has it, with another npm as well. */
export interface Machine extends NodeMachine {
  readonly npm: string;
}

/** Makes one in a folder, with Node and npm from npm's registry: the newest, or a version such as `22`. */
export function freshMachine(folder: string, version: string): Machine {
  const { node, env } = nodeMachine(folder, version);
  const bin = join(folder, "bin");
  // The npm of today wants a Node of today.
  install(folder, Number.parseInt(node.slice(1), 10) < 22 ? "npm@10" : "npm@latest");
  for (const name of ["npm", "npx"]) {
    symlinkSync(join(folder, "tools/node_modules/npm/bin", `${name}-cli.js`), join(bin, name));
  }
  const npm = execFileSync("npm", ["--version"], { env, encoding: "utf8" }).trim();
  return { node, npm, env };
}

/** Makes a machine without npm in a folder, with Node from npm's registry: the newest, or a version such as `22`. */
export function nodeMachine(folder: string, version: string): NodeMachine {
  const [bin, home] = [join(folder, "bin"), join(folder, "home")];
  for (const path of [bin, home]) mkdirSync(path, { recursive: true });
  const prefix = process.platform === "darwin" && process.arch === "arm64" ? "node-bin" : "node";
  const nodePackage = `${prefix}-${process.platform}-${process.arch}`;
  const env = { ...without(/^npm_|^NODE_OPTIONS$/), ...registry(), HOME: home, PATH: bin };
  install(folder, `${nodePackage}@${version}`);
  const node = join(folder, "tools/node_modules", nodePackage, "bin/node");
  cpSync(node, join(bin, "node"));
  linkPrograms(bin);
  return { node: execFileSync(join(bin, "node"), ["--version"], { encoding: "utf8" }).trim(), env };
}

function install(folder: string, what: string): void {
  const tools = join(folder, "tools");
  mkdirSync(tools, { recursive: true });
  if (!existsSync(join(tools, "package.json"))) writeFileSync(join(tools, "package.json"), "{}");
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
  execFileSync("npm", ["install", ...flags, what], {
    cwd: tools,
    env: without(/^npm_/),
    stdio: ["ignore", "inherit", "inherit"],
  });
}

function linkPrograms(bin: string): void {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    if (folder === "" || !existsSync(folder) || /node_modules/.test(folder)) continue;
    for (const name of readdirSync(folder)) {
      if (!LACKING.test(name) && !existsSync(join(bin, name))) symlinkSync(join(folder, name), join(bin, name));
    }
  }
}

/** The registry of this machine: its users' settings are not in the empty HOME. */
function registry(): NodeJS.ProcessEnv {
  const setting = (name: string) => execFileSync("npm", ["config", "get", name], { encoding: "utf8" }).trim();
  const cafile = setting("cafile");
  return { npm_config_registry: setting("registry"), ...(cafile !== "null" && { npm_config_cafile: cafile }) };
}

/** The environment without what npm sets for the scripts that it runs. */
function without(names: RegExp): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !names.test(name)));
}
