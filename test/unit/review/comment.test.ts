import { driftReport, type ReviewModel, review } from "../../../lib/review";
import {
  commentMarker,
  commitOfComment,
  driftIssue,
  isNothing,
  reviewComment,
  supersededComment,
  verdictTitle,
  withdrawnComment,
} from "../../../lib/review/comment";
import { HOSTILE, reviewNamed } from "./hostile";
import { aclChange, planOf, secretChange } from "./plans";

const COMMIT = "a".repeat(40);
const OF = { key: "keys", commit: COMMIT };
const comment = (models: Parameters<typeof reviewComment>[0], more: object = {}) =>
  reviewComment(models, { ...OF, limit: 65_536, refused: [], ...more });
const granting = (stack: string, count = 1) =>
  review({
    plan: planOf(Array.from({ length: count }, () => aclChange(["keycreate"], ["keycreate", "keydelete"]))),
    environment: { stack },
  });
const named = (model: ReviewModel, stack: string) => ({ ...model, environment: { ...model.environment, stack } });
const nothing = (stack: string) => review({ plan: planOf([]), environment: { stack } });

describe("the comment on a pull request", () => {
  test("begins with its marker, names the commit, and tells of every stack, those without changes in one line", () => {
    const text = comment([granting("prod"), nothing("dev"), granting("staging"), nothing("test")]);
    expect(text.split("\n")[0]).toBe(commentMarker("review", "keys"));
    expect(commitOfComment(text)).toBe(COMMIT);
    expect(text.match(/^### .*$/gm)).toEqual([
      expect.stringContaining("<code>prod</code>"),
      expect.stringContaining("<code>staging</code>"),
    ]);
    expect(text).toContain("**Nothing to change**\n\n<code>dev</code>, <code>test</code>");
  });

  test("says that there is nothing to change", () => {
    expect(isNothing(nothing("dev"))).toBe(true);
    expect(comment([nothing("dev")])).toContain("### Nothing to change\n\n<code>dev</code>");
    expect(verdictTitle([nothing("dev")], [])).toBe("Nothing to change");
  });

  test("does not call nothing what cannot be reviewed", () => {
    const errored = review({ plan: planOf([], { errored: true }), environment: { stack: "prod" } });
    expect(isNothing(errored)).toBe(false);
    expect(comment([errored])).toContain("This plan cannot be reviewed");
  });

  test.each<[string, number, number]>([
    ["of GitHub", 65_536, 4],
    ["that is small", 12_000, 4],
    ["for very many stacks", 65_536, 300],
  ])("keeps to a limit %s, with all that is opened closed again", (_, limit, stacks) => {
    const many = granting("stack", 100);
    const models = Array.from({ length: stacks }, (_, index) => named(many, `stack-${index}`));
    const text = comment(models, { limit, refused: Array.from({ length: 300 }, () => "grant:keydelete: x") });
    expect(text.length).toBeLessThanOrEqual(limit);
    expect(text.match(/<details>/g)?.length ?? 0).toBe(text.match(/<\/details>/g)?.length ?? 0);
    expect(text).toMatch(/did not fit into this comment/);
    expect(text).toMatch(/<\/sub>\n$/);
  });

  test("gives a small stack all the room that it needs beside a large one", () => {
    const text = comment([granting("large", 500), granting("small")], { limit: 30_000 });
    expect(text).toContain("did not fit into this comment");
    expect(text.slice(text.indexOf("<code>small</code>"))).toContain("All 1 change");
  });

  test("names the reasons for which the plan is refused", () => {
    const refused = ["grant:keydelete: 1: @everyone gains keydelete"];
    const text = comment([granting("prod")], { refused });
    expect(text).toContain("**Refused**");
    expect(text).not.toContain("@everyone");
    expect(verdictTitle([granting("prod")], refused)).toBe("Refused: grant:keydelete: 1: @everyone gains keydelete");
  });

  test("says what a check says in a few words", () => {
    expect(verdictTitle([granting("prod"), nothing("dev")], [])).toMatch(/^A?.*gains keydelete/);
    expect(verdictTitle([granting("prod", 2), granting("dev")], [])).toBe("3 changes in 2 stacks");
  });

  test.each(HOSTILE)("lets %j do nothing, nor forge a line that a later run reads", (name) => {
    const model = reviewNamed(name);
    const text = comment([{ ...named(model, name), intent: name }], { refused: [name] });
    expect(text.match(/^<!-- /gm)).toHaveLength(3);
    const outside = text.replaceAll(/<code>[^<]*<\/code>/g, "");
    for (const sign of ["@everyone", "evil.example", "javascript:", "forged"]) expect(outside).not.toContain(sign);
  });

  test("that is superseded is about the commit that has been pushed since", () => {
    const text = supersededComment(OF, "b".repeat(40));
    expect(text.split("\n")[0]).toBe(commentMarker("review", "keys"));
    expect(commitOfComment(text)).toBe("b".repeat(40));
    expect(text).toContain("### Superseded");
  });

  test("that is withdrawn gives the reason, as it was given and without a mention", () => {
    const text = withdrawnComment({ ...OF, run: "https://ci.example.com/1" }, "@everyone: the plan failed.");
    expect(text).toContain("### No review of this commit");
    expect(text).toContain("the plan failed.");
    expect(text.replaceAll(/<code>[^<]*<\/code>/g, "")).not.toContain("@everyone");
    expect(text).toContain("(https://ci.example.com/1)");
  });

  test("has a marker of its own for each app, which a name cannot break out of", () => {
    expect(commentMarker("review", "a")).not.toBe(commentMarker("review", "b"));
    expect(commentMarker("review", "--> x")).toMatch(/^<!-- cckm review comment v1 [\w-]+ -->$/);
  });
});

test("the issue about drift begins with its marker and keeps to the limit", () => {
  const resource_drift = Array.from({ length: 2_000 }, (_, index) => ({
    ...secretChange({ enabled: true }, { enabled: false }),
    address: `cckm_azure_secret.r${index}`,
    mode: "managed",
    name: `r${index}`,
  }));
  const report = driftReport([{ plan: planOf([], { resource_drift }), environment: { stack: "prod" } }]);
  const text = driftIssue(report, "keys", 65_536);
  expect(text.split("\n")[0]).toBe(commentMarker("drift", "keys"));
  expect(text.length).toBeLessThanOrEqual(65_536);
  expect(text).toContain("2000 of ");
});
