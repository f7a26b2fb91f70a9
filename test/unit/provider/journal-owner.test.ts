import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { isRunning, thisProcess } from "../../../lib/provider/journal/owner";

let parent: ChildProcess;

afterEach(() => parent?.kill("SIGKILL"));

function began(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]!;
}

const ofLinux = existsSync("/proc/self/stat") ? it : it.skip;

ofLinux("a process that was killed and that nobody has asked for its end is not running", async () => {
  // What takes the shell's place asks for no child's end.
  parent = spawn("sh", ["-c", "sleep 60 & echo $!; exec sleep 60"], { stdio: ["ignore", "pipe", "ignore"] });
  const [line] = (await once(parent.stdout!, "data")) as [Buffer];
  const pid = Number(line.toString());
  while (readFileSync(`/proc/${parent.pid}/comm`, "utf8").trim() !== "sleep") await new Promise(setImmediate);
  const writer = { host: thisProcess.host, pid, began: began(pid) };
  expect(isRunning(writer)).toBe(true);
  process.kill(pid, "SIGKILL");
  while (!readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ")) await new Promise(setImmediate);
  expect(isRunning(writer)).toBe(false);
});

it("the journal takes this process for one that is running", () => {
  expect(isRunning(thisProcess)).toBe(true);
});

it("the journal takes a process of another machine for none that can be told to run", () => {
  expect(isRunning({ ...thisProcess, host: "another" })).toBe(false);
});
