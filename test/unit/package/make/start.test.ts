import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { START } from "../../../../lib/package/make/start";
import { byEachShell, HANDSHAKE, StartFolder, UNDER_TERRAFORM } from "../../../support/provider-start";
import { run } from "../../../support/run";

const here = new StartFolder();
const { PATH } = here;

byEachShell(here, ({ command, start }) => {
  test("keeps stdout for the handshake, whatever is printed, in one start of Node", async () => {
    const log = join(here.path, "starts");
    writeFileSync(log, "");
    const env = here.preload(
      "prints.js",
      `console.log("1|2|3|4"); require("fs").appendFileSync(${JSON.stringify(log)}, "start\\n");`,
    );
    const { code, stdout, stderr } = await start({ PATH, ...UNDER_TERRAFORM, ...env });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: HANDSHAKE, stderr: "1|2|3|4\nprinted\n" });
    expect(readFileSync(log, "utf8")).toBe("start\n");
  });

  test.each<[string, Record<string, string>]>([
    ["of a child of cluster", { NODE_UNIQUE_ID: "1", NODE_CHANNEL_FD: "x" }],
    ["of a child of fork", { NODE_CHANNEL_FD: "0", NODE_CHANNEL_SERIALIZATION_MODE: "advanced" }],
    ["that has other separators", { IFS: "/" }],
  ])("in the environment %s starts all the same", async (_, env) => {
    const listening = `require("net").createServer().listen(0, function () { process.exit(0); });
      require("fs").writeSync(3, ${JSON.stringify(HANDSHAKE)}); process.argv.splice(2, 1);`;
    const at = here.provider("that listens", listening);
    const { code, stdout } = await start({ PATH, ...UNDER_TERRAFORM, ...env }, at);
    expect({ code, stdout }).toEqual({ code: 0, stdout: HANDSHAKE });
  });

  test("with a closed stderr starts all the same", async () => {
    const closed = ["-c", `exec "$@" 2>&-`, "sh", ...command, here.program];
    const ran = await run("/bin/sh", closed, { cwd: here.path, env: { PATH, ...UNDER_TERRAFORM } });
    expect(ran).toMatchObject({ code: 0, stdout: HANDSHAKE });
  });

  test("says to people on stderr what is wrong", async () => {
    const { code, stdout, stderr } = await start({ PATH: here.folder("none") });
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: "", stderr: expect.stringContaining("no node that") });
  });

  test("in an environment that bash takes strictness from starts all the same", async () => {
    const ran = await start({ PATH, ...UNDER_TERRAFORM, SHELLOPTS: "errexit:nounset" });
    expect(ran).toMatchObject({ code: 0, stdout: HANDSHAKE });
  });

  test("says everything in the line that Terraform shows, whatever the environment has in more", async () => {
    const NODE_OPTIONS = "--no-such-option\n--other\r\n";
    const { stdout } = await start({ PATH, ...UNDER_TERRAFORM, NODE_OPTIONS });
    expect(stdout).toMatch(/^This .+=--no-such-option --other\s*\. Correct or unset NODE_OPTIONS .+\n$/);
    const none = await start({ PATH: "/none\n/nothing", ...UNDER_TERRAFORM });
    expect(none.stdout).toMatch(/^This .+ on PATH=\/none \/nothing\. Install .+\n$/);
  });

  test("leaves a signal to its group to Node.js, which lets calls in flight finish", async () => {
    const busy = here.provider(
      "busy",
      `process.on("SIGTERM", () => setTimeout(() => { require("fs").writeSync(3, "finished\\n"); process.argv.splice(2, 1); process.exit(0); }, 50));
         setInterval(() => {}, 1000);
         require("fs").writeSync(3, "busy\\n");`,
    );
    const child = spawn(command[0], [...command.slice(1), busy], {
      env: { PATH, ...UNDER_TERRAFORM, NODE_OPTIONS: "--no-warnings" },
      stdio: ["ignore", "pipe", "ignore"],
      detached: true,
    });
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (stdout === "") process.kill(-child.pid!, "SIGTERM");
      stdout += text;
    });
    const [code] = await once(child, "exit");
    expect({ code, stdout }).toEqual({ code: 0, stdout: "busy\nfinished\n" });
  });
});

test("the head is JavaScript of 2009, so that the oldest Node reads it", () => {
  const [old, today] = ["es5", "esnext"].map((target) => transformSync(START, { target }).code);
  expect(old).toBe(today);
});
