import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { processesIn } from "../../support/processes";

const PROGRAMS = join(__dirname, "../../../scripts/demo/programs.ts");

test.each(["SIGINT", "SIGTERM"] as const)(
  "what a script has started ends with it at %s, and what it made is cleaned",
  async (signal) => {
    const folder = mkdtempSync(join(tmpdir(), "programs-"));
    const program = `setInterval(() => {}, 1000); process.stdin.resume();`;
    writeFileSync(join(folder, "program.js"), program);
    const script = `
    const { endAtSignals, run } = require(${JSON.stringify(PROGRAMS)});
    endAtSignals(() => process.stdout.write("cleaned"));
    run(process.execPath, ["program.js"], { cwd: ${JSON.stringify(folder)}, env: {} }).catch(() => {});
    process.stdout.write("started");
  `;
    const child = spawn(process.execPath, ["--require", require.resolve("tsx/cjs"), "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(child, "close");
    let output = "";
    for await (const text of child.stdout.setEncoding("utf8")) {
      output += text;
      if (text === "started") child.kill(signal);
    }
    const [code] = await ended;
    expect({ code, output }).toEqual({ code: 130, output: "started\nInterrupted: ending what runs.\ncleaned" });
    expect(processesIn(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  },
);
