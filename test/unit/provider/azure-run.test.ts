import type { CckmError } from "../../../lib/cckm";
import { isFailed, isRunning, type Run, runStatus } from "../../../lib/cckm/api/run";
import { isPassing } from "../../../lib/cckm/http/errors";
import type { HookContext } from "../../../lib/plugin";
import type { CckmSession } from "../../../lib/provider/session";
import { follow, vaultLines } from "../../../lib/provider/shared/azure-run";
import { failedRun, stillRunning } from "../../../lib/provider/shared/azure-run-end";
import { ManualClock, notFound, notSent, refusedWith, testClient, unknownOutcome } from "../../support/client-fixtures";
import { ScriptedServer } from "../../support/scripted-server";

const VAULT = "eastus/payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";
const SUCCESS = { [VAULT]: "vault synchronized successfully" };
const run = (over: Partial<Run> = {}): Run => ({ id: "1", overall_status: "in_progress", key_vaults: [], ...over });
const named = { what: "synchronization of Azure keys", id: "1", next: "Apply again." };

describe("the status of a run", () => {
  it.each([
    ["in_progress", true, false],
    ["completed", false, false],
    ["failed", false, true],
    ["cancelled", false, true],
    ["queued", true, false],
    ["pending", true, false],
    ["", true, false],
    ["a word that no page names", true, false],
    [null, false, false],
  ])("%s: running %s, failed %s", (status, running, failed) => {
    expect(isRunning(status)).toBe(running);
    expect(isFailed(status)).toBe(failed);
  });

  it("that was cancelled is cancelled once it has ended", () => {
    expect(runStatus(run({ abort: true }))).toBe("in_progress");
    expect(runStatus(run({ abort: true, overall_status: "completed" }))).toBe("cancelled");
    expect(runStatus(run({ abort: true, overall_status: "failed" }))).toBe("failed");
  });
});

describe("the lines of the vaults", () => {
  it("are those of the run, else the vaults, else a word that there are none", () => {
    expect(vaultLines(run({ detailed_status: SUCCESS, key_vaults: ["a"] }))).toBe(
      `  ${VAULT}: vault synchronized successfully`,
    );
    expect(vaultLines(run({ key_vaults: ["a", "b"] }))).toBe("  a: (no detail)\n  b: (no detail)");
    expect(vaultLines(run())).toBe("  (CCKM gives no detail)");
  });

  test("is one line for each vault, whatever CCKM says of it, and at most a hundred", () => {
    const forged = run({ detailed_status: { a: "failed\n\nError: all is lost\u001b[31m", b: "x".repeat(1_000_000) } });
    const lines = vaultLines(forged).split("\n");
    expect(lines[0]).toBe("  a: failed\\u000a\\u000aError: all is lost\\u001b[31m");
    expect(lines[1]).toMatch(/^ {2}b: x{497}…$/);
    const unexplained = run({ key_vaults: ["a\n\nError: all is lost", ...Array(200).fill("b")] });
    expect(vaultLines(unexplained).split("\n").slice(99)).toEqual(["  b: (no detail)", "  … and 101 more"]);
    expect(vaultLines(unexplained).split("\n")[0]).toBe("  a\\u000a\\u000aError: all is lost: (no detail)");
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`v${index}`, "failed"]));
    expect(
      vaultLines(run({ detailed_status: many }))
        .split("\n")
        .slice(98),
    ).toEqual(["  v98: failed", "  v99: failed", "  … and 900 more"]);
  });

  it("are in the error of a run that failed, with a word where they all say success", () => {
    const text = (detailed_status: Record<string, string>) =>
      failedRun(named, run({ overall_status: "failed", detailed_status })).message;
    expect(text(SUCCESS)).toContain("It failed although every vault reports success");
    expect(text({ ...SUCCESS, other: "Forbidden" })).toContain(`  ${VAULT}: vault synchronized`);
    expect(text({ ...SUCCESS, other: "Forbidden" })).not.toContain("although");
    expect(text({ other: "vault synchronized unsuccessfully" })).not.toContain("although");
  });

  it.each([
    [700, "0.7 s"],
    [90_000, "90 s"],
    [20 * 60_000, "20 minutes"],
    [9 * 3_600_000, "9 hours"],
  ])("and the time, %d ms, are in the error of one that takes too long: %s", (ms, words) => {
    const { message } = stillRunning(named, run({ detailed_status: SUCCESS }), ms);
    expect(message).toContain(`The synchronization of Azure keys has not ended after ${words}`);
    expect(message).toContain(VAULT);
  });
});

describe("following a run", () => {
  it("logs how far it is, and the looks that failed", async () => {
    const replies = [
      run({ key_vaults: ["a"] }),
      run({ detailed_status: SUCCESS }),
      unknownOutcome("GET … was answered with 503"),
      run({ overall_status: "completed", detailed_status: SUCCESS }),
    ];
    const get = async () => {
      const reply = replies.shift()!;
      if (reply instanceof Error) throw reply;
      return reply;
    };
    const log = { trace: jest.fn(), debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() };
    const context = { log, signal: new AbortController().signal } as unknown as HookContext<CckmSession>;
    const waited = await follow({ ...named, get, timeout: 60_000, clock: new ManualClock() }, context);
    expect(waited).toMatchObject({ end: "done", value: { overall_status: "completed" } });
    expect(log.info.mock.calls).toEqual([
      ["Waiting for the synchronization of Azure keys", expect.objectContaining({ id: "1", elapsed_seconds: 0 })],
      [
        "Waiting for the synchronization of Azure keys",
        expect.objectContaining({ overall_status: "in_progress", detailed_status: SUCCESS }),
      ],
    ]);
    expect(log.warn).toHaveBeenCalledWith("Could not look at the synchronization of Azure keys; trying again", {
      id: "1",
      reason: "GET … was answered with 503",
    });
  });

  it("ends at once where the record of another one is read", async () => {
    const server = await ScriptedServer.start();
    const { client } = testClient(server.url);
    try {
      const [asked, other] = ["2f9c7e1a-6d5b-4c3a-8f0e-1d2c3b4a5968", "11111111-2222-4333-8444-555555555555"];
      const path = `/v1/cckm/azure/synchronization-jobs/${asked}`;
      const reply = (id: string) => ({ json: run({ id }) });
      server.on(`GET ${path}`, reply(asked), reply(other));
      const get = (id: string) => client.azureSyncJobs("keys").get(id);
      const log = { info: jest.fn(), warn: jest.fn() };
      const context = { log, signal: new AbortController().signal } as unknown as HookContext<CckmSession>;
      const waited = follow({ ...named, id: asked, get, timeout: 60_000, clock: new ManualClock() }, context);
      await expect(waited).rejects.toThrow(`the record of another object, with the id ${other}`);
      expect(server.seen(`GET ${path}`)).toHaveLength(2);
      expect(log.warn).not.toHaveBeenCalled();
    } finally {
      await client.close();
      await server.stop();
    }
  });

  it.each<[boolean, string, CckmError]>([
    [true, "the connection broke", unknownOutcome()],
    [true, "no connection", notSent("connection")],
    [true, "no sign-in in time", notSent("timeout")],
    [true, "CCKM is in trouble", refusedWith(500)],
    [true, "a list that is not there yet", refusedWith(404)],
    [false, "no such object", notFound()],
    [false, "no permission", refusedWith(403)],
    [false, "a wrong password", refusedWith(401)],
    [false, "a certificate that is not trusted", notSent("tls")],
    [false, "a stop", notSent("aborted")],
  ])("looks again, %s, after: %s", (again, _, error) => {
    expect(isPassing(error)).toBe(again);
  });

  it("does not look again after an error of its own", () => {
    expect(isPassing(new Error("a bug"))).toBe(false);
  });
});
