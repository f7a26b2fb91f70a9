import { PrivateStore } from "../../../lib/plugin/hooks";
import type { CckmSession } from "../../../lib/provider/session";
import { expectWritten, rememberWritten } from "../../../lib/provider/shared/recent";
import { asWritten, rememberReplied } from "../../../lib/provider/shared/replied";
import { parseSite, siteForState } from "../../../lib/provider/whereabouts/site";

const at = "2026-07-01T08:00:00.123456Z";
const later = "2026-07-01T08:00:01Z";

describe("what is stored with an object", () => {
  test("has CCKM's spelling only if the state has another one", () => {
    const seen = new PrivateStore();
    rememberReplied("connection", "aws-prod", "aws-prod", seen);
    expect(seen.toJson()).toBeUndefined();
    rememberReplied("connection", "id-7", "aws-prod", seen);
    expect(seen.toJson()).toEqual({ connection: "id-7" });
    rememberReplied("connection", "aws-prod", "aws-prod", seen);
    expect(seen.toJson()).toBeUndefined();
  });

  test.each([
    ["that CCKM spells so too", "aws-prod", {}, "aws-prod"],
    ["that somebody else has changed", "aws-test", {}, "aws-test"],
    ["for which CCKM always replied with an id", "id-7", { connection: "id-7" }, "aws-prod"],
    ["that somebody else has changed, seen by its id", "id-8", { connection: "id-7" }, "id-8"],
    ["of a state from before", "aws-prod", { connection: "aws-prod" }, "aws-prod"],
  ])("keeps the user's spelling of a connection %s", (_, replied, kept, expected) => {
    expect(asWritten("connection", replied, "aws-prod", new PrivateStore(kept))).toBe(expected);
  });

  test.each([
    ["an object that was just created", { createdAt: at, updatedAt: at }, at],
    ["a changed object", { createdAt: at, updatedAt: later }, { createdAt: at, updatedAt: later }],
    ["permissions", { updatedAt: at }, { updatedAt: at }],
    ["an object whose change is not dated", { createdAt: at }, { createdAt: at }],
    ["an object without dates", {}, {}],
  ])("tells a later run when it was written: %s", (_, dates, kept) => {
    const seen = new PrivateStore();
    rememberWritten(dates, seen);
    expect(seen.toJson()).toEqual({ written: kept });
    const expected: unknown[] = [];
    const client = { expect: (...given: unknown[]) => expected.push(given) };
    expectWritten({ client } as unknown as CckmSession, "1", seen);
    expect(expected).toEqual([["1", dates]]);
  });

  test.each([
    [{ server: "https://cm.example.com", domain: "payments", domainId: "1" }],
    [{ server: "https://cm.example.com", domain: "" }],
  ])("tells where it is: %p, as earlier releases stored it too", (site) => {
    expect(parseSite(siteForState(site))).toEqual(site);
    expect(parseSite(site)).toEqual(site);
  });

  test.each([[[]], [["https://cm.example.com"]], [[1, 2]], ["https://cm.example.com"], [null], [{ server: 1 }]])(
    "is no place if it is %p",
    (value) => {
      expect(parseSite(value)).toBeUndefined();
    },
  );
});
