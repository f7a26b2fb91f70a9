import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { listening, listenOnSocket } from "../../../../lib/plugin/transport/listen";
import { makeSocketFolder, sweepSocketFolders } from "../../../../lib/plugin/transport/socket-folder";

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "sweep-"));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

test("a socket's folder is private, carries the process id and goes with what is in it", () => {
  const folder = makeSocketFolder([place]);
  expect(dirname(folder.path)).toBe(place);
  expect(folder.path).toContain(`tf-provider-${process.pid}-`);
  expect(statSync(folder.path).mode & 0o777).toBe(0o700);
  writeFileSync(folder.socket, "");
  folder.remove();
  folder.remove();
  expect(existsSync(folder.path)).toBe(false);
});

test("a place is passed over where a socket's path would be too long or that does not exist", () => {
  const long = join(place, "x".repeat(100 - place.length));
  mkdirSync(long);
  const folder = makeSocketFolder([long, join(place, "none"), place]);
  expect(dirname(folder.path)).toBe(place);
  expect(() => makeSocketFolder([long, join(place, "none")])).toThrow(
    /the path is too long; .*ENOENT\)\. Set TMPDIR to a short, writable folder\.$/,
  );
});

test.each(["a|b", "a\nb", "|"])("a place whose name the handshake cannot say is passed over: %j", (name) => {
  const odd = join(place, name);
  mkdirSync(odd);
  const folder = makeSocketFolder([odd, place]);
  expect(dirname(folder.path)).toBe(place);
  expect(() => makeSocketFolder([odd])).toThrow(
    /holds "\|" or a line end, .*Set TMPDIR to a short, writable folder\.$/,
  );
});

test("a place whose file system has no sockets is passed over, and keeps no folder", async () => {
  const [without, after] = ["without", "after"].map((name) => join(place, name));
  for (const folder of [without!, after!]) mkdirSync(folder);
  const told: string[] = [];
  const unlessWithout: typeof listening = (at) => {
    if (!("path" in at) || !at.path.startsWith(without!)) return listening(at);
    told.push(at.path);
    return Promise.reject(Object.assign(new Error("listen EPERM"), { code: "EPERM" }));
  };
  const bound = await listenOnSocket([`${without}/`, after!], unlessWithout);
  expect(told).toHaveLength(1);
  expect(bound.address.startsWith(after!)).toBe(true);
  expect(readdirSync(without!)).toEqual([]);
  bound.stop();
  bound.remove();
  await expect(listenOnSocket([without!], unlessWithout)).rejects.toThrow("EPERM");
});

describe("the sweep of socket folders", () => {
  const deadPid = spawnSync(process.execPath, ["-e", ""]).pid;
  const hourAgo = new Date(Date.now() - 3_600_000);
  const make = (name: string, time = hourAgo) => {
    const path = join(place, name);
    mkdirSync(path);
    utimesSync(path, time, time);
    return path;
  };

  test("removes what dead processes left and nothing else", async () => {
    const stale = make(`tf-provider-${deadPid}-abcDE1`);
    writeFileSync(join(stale, "s"), "");
    utimesSync(stale, hourAgo, hourAgo);
    const kept = [
      make(`tf-provider-${process.pid}-abcDE1`),
      make(`tf-provider-${deadPid}-abcDE2`, new Date()),
      make(`tf-provider-${deadPid}-other-name`),
      make(`other-${deadPid}-abcDE1`),
    ];
    await sweepSocketFolders([place]);
    expect(existsSync(stale)).toBe(false);
    for (const path of kept) expect([path, existsSync(path)]).toEqual([path, true]);
  });

  test("leaves a folder in which somebody listens: the process may be another container's", async () => {
    const path = make(`tf-provider-${deadPid}-abcDE1`);
    const server = createServer().listen(join(path, "s"));
    await new Promise((resolve) => server.once("listening", resolve));
    utimesSync(path, hourAgo, hourAgo);
    await sweepSocketFolders([place]);
    expect(existsSync(path)).toBe(true);
    await new Promise((resolve) => server.close(resolve));
  });

  test("follows no link, whoever made it, and goes on after one that leads to itself", async () => {
    const precious = make("precious");
    writeFileSync(join(precious, "s"), "kept");
    utimesSync(precious, hourAgo, hourAgo);
    symlinkSync(precious, join(place, `tf-provider-${deadPid}-aLink1`));
    symlinkSync(`tf-provider-${deadPid}-aLoop1`, join(place, `tf-provider-${deadPid}-aLoop1`));
    const stale = make(`tf-provider-${deadPid}-zStale`);
    const linking = make(`tf-provider-${deadPid}-bSock1`);
    symlinkSync(join(precious, "s"), join(linking, "s"));
    utimesSync(linking, hourAgo, hourAgo);
    await sweepSocketFolders([place]);
    expect(readFileSync(join(precious, "s"), "utf8")).toBe("kept");
    expect(readdirSync(place).sort()).toEqual([
      "precious",
      `tf-provider-${deadPid}-aLink1`,
      `tf-provider-${deadPid}-aLoop1`,
    ]);
    expect(existsSync(stale)).toBe(false);
  });

  test("leaves a folder that holds more than a socket", async () => {
    const path = make(`tf-provider-${deadPid}-abcDE1`);
    writeFileSync(join(path, "notes.txt"), "kept");
    utimesSync(path, hourAgo, hourAgo);
    await sweepSocketFolders([place]);
    expect(readFileSync(join(path, "notes.txt"), "utf8")).toBe("kept");
  });

  test("reaches every place that folders are made in, and passes over one that is not there", async () => {
    const fallback = join(place, "fallback");
    mkdirSync(fallback);
    const stale = make(`fallback/tf-provider-${deadPid}-abcDE1`);
    await sweepSocketFolders([join(place, "none"), fallback]);
    expect(existsSync(stale)).toBe(false);
  });

  test("keeps out of a place where anybody can exchange what is there", async () => {
    const path = make(`tf-provider-${deadPid}-abcDE1`);
    chmodSync(place, 0o777);
    await sweepSocketFolders([place]);
    expect(existsSync(path)).toBe(true);
    chmodSync(place, 0o1777);
    await sweepSocketFolders([place]);
    expect(existsSync(path)).toBe(false);
  });
});
