import { failuresOf, json, junit, markdown, marker, type ReviewModel, review, terminal } from "../../../lib/review";
import { HOSTILE, reviewNamed } from "./hostile";
import { aclChange, everyKind, planOf, secretChange } from "./plans";

const FORMATS: [string, (model: ReviewModel) => string][] = [
  ["terminal", terminal],
  ["markdown", markdown],
  ["junit", junit],
  ["json", json],
];

describe.each(FORMATS)("%s", (_, format) => {
  test("tells every change of a plan of real Terraform", () => {
    const model = review({ plan: everyKind() });
    const text = format(model);
    for (const { number, name } of model.changes) {
      expect(text).toContain(String(number));
      expect(text).toContain(name.replaceAll("_", format === markdown ? "&#95;" : "_"));
    }
    expect(text).not.toContain("test-secret-value");
  });

  test("gives the same bytes for the same plan", () => {
    expect(format(review({ plan: everyKind() }))).toBe(format(review({ plan: everyKind() })));
  });

  test.each(HOSTILE)("lets %j do nothing", (name) => {
    const text = format(reviewNamed(name));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the very characters that must not be there.
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
    expect(text).not.toMatch(/^\s*::/m);
    expect(text).not.toMatch(/##vso\[|##\[/);
    if (format === terminal || format === json) return;
    expect(text).not.toMatch(/<img|<script|onerror=alert\(1\)>/);
  });

  test("says that a plan which ended with an error cannot be reviewed, and why", () => {
    const text = format(review({ plan: planOf([], { errored: true }) }));
    expect(text).toContain("ended with an error");
  });

  test("holds five thousand changes", () => {
    const many = Array.from({ length: 5000 }, () => aclChange(["keycreate"], ["keycreate", "keydelete"]));
    expect(format(review({ plan: planOf(many) })).length).toBeGreaterThan(1000);
  });
});

describe("a review as a comment", () => {
  test.each(HOSTILE)("holds %j only inside of code, where the platforms look for no reference", (name) => {
    const text = markdown(reviewNamed(name)).replaceAll(/<code>[^<]*<\/code>/g, "");
    for (const sign of ["@everyone", "evil.example", "javascript:", "forged", "heading", "gnp"])
      expect(text).not.toContain(sign);
  });

  test("keeps to the platform's limit, preamble and marker counted, and says what it cut", () => {
    const many = Array.from({ length: 2000 }, () => aclChange(["keycreate"], ["keycreate", "keydelete"]));
    const model = review({ plan: planOf(many) });
    for (const limit of [65_536, 20_000]) {
      const text = markdown(model, { limit });
      expect(text.length).toBeLessThanOrEqual(limit);
      expect(text).toMatch(/\*\*\d+ changes of 2000 did not fit into this comment\.\*\*/);
      expect(text.startsWith(marker(model))).toBe(true);
      expect(text.match(/<details>/g)!.length).toBe(text.match(/<\/details>/g)!.length);
    }
  });

  test("has a marker that is one for one stack, workspace and target", () => {
    const of = (stack: string) => marker(review({ plan: planOf([]), environment: { stack } }));
    expect(of("prod")).toBe(of("prod"));
    expect(of("prod")).not.toBe(of("dev"));
    expect(of("--> forged")).not.toContain("forged");
  });

  test("says beside what is lost for good what guards against it, and closes what it opens", () => {
    const text = markdown(review({ plan: planOf([secretChange({ on_destroy: "purge" }, null)]) }));
    expect(text).toMatch(/^\*\*Lost for good\*\* \([^*]+\)$/m);
    expect(text).not.toContain("****");
  });

  test("says that there are no changes", () => {
    expect(markdown(review({ plan: planOf([]) }))).toContain("No changes.");
  });
});

describe("names of any length", () => {
  const long = "n".repeat(5_000);
  const changes = Array.from({ length: 300 }, (_, index) => secretChange({ secret_name: `${index}${long}` }, null));
  const resource_drift = changes.map((change, index) => ({
    ...change,
    address: `d${index}`,
    mode: "managed",
    name: "d",
  }));
  const output_changes = { long: { actions: ["create"], before: null, after: long.repeat(20) } };
  const model = review({ plan: planOf(changes, { resource_drift, output_changes }), environment: { stack: long } });

  test.each([
    [65_536, /\*\*\d+ changes of 300 did not fit/],
    [20_000, /\*\*\d+ changes of 300 did not fit/],
    [1_200, /300 changes: no room for them/],
  ])("leave a comment within %d characters, whole, with the count of what is cut", (limit, cut) => {
    const text = markdown(model, { limit });
    expect(text.length).toBeLessThanOrEqual(limit);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    expect(text.match(/<code>/g)!.length).toBe(text.match(/<\/code>/g)!.length);
    expect(text).toMatch(cut);
    expect(text.trimEnd()).toMatch(/<\/sub>$/);
  });

  test("are told by their beginning and their end, and in whole in the model", () => {
    const lines = terminal(model).split("\n");
    expect(lines.filter((line) => line.includes("more characters)")).length).toBeGreaterThan(300);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(600);
    expect(JSON.parse(json(model)).changes.some(({ name }: { name: string }) => name.length > 5_000)).toBe(true);
  });
});

test("a comment has room for all drift of a plan that has no more than that", () => {
  const resource_drift = Array.from({ length: 120 }, (_, index) => ({
    ...secretChange({ tags: { a: "1" } }, { tags: { a: "2" } }),
    address: `d${index}`,
    mode: "managed",
    name: "d",
  }));
  const text = markdown(review({ plan: planOf([], { resource_drift }) }));
  expect(text.match(/^- <code>db<\/code>/gm)).toHaveLength(120);
});

test("JSON reads as what it was, whatever the names hold", () => {
  for (const name of HOSTILE) expect(JSON.parse(json(reviewNamed(name)))).toEqual(reviewNamed(name));
});

describe("gates of a review", () => {
  const gates = (plan: object, ...asked: string[]) => failuresOf(review({ plan }), asked).map(({ gate }) => gate);

  test.each<[string, object, string[]]>([
    ["delete", planOf([secretChange({}, null)]), ["delete"]],
    ["purge", planOf([secretChange({ on_destroy: "purge" }, null)]), ["purge"]],
    ["purge", planOf([secretChange({}, null)]), []],
    ["loss", planOf([secretChange({ soft_delete_enabled: false }, null)]), ["loss"]],
    ["grant:keydelete", planOf([aclChange(["keycreate"], ["keydelete"])]), ["grant:keydelete"]],
    ["grant:destroys", planOf([aclChange(["keycreate"], ["keyteleport"])]), ["grant:destroys"]],
    ["grant:destroys", planOf([aclChange(["keydelete"], ["keycreate"])]), []],
    [
      "drift",
      planOf([], { resource_drift: [{ ...secretChange({}, {}), address: "a", mode: "managed", name: "a" }] }),
      ["drift"],
    ],
  ])("%s judges the plan", (gate, plan, expected) => {
    expect(gates(plan, gate)).toEqual(expected);
  });

  test("a gate that does not exist is refused with those that do", () => {
    expect(() => gates(planOf([]), "grants")).toThrow(
      /^Expected --fail-on to be one of delete, replace, loss, .*, got "grants"\.$/,
    );
  });

  test.each([
    ["grant:keydelte", "grant:keydelete"],
    ["grant:secretpurg", "grant:secretpurge"],
    ["grant:destroy", "grant:destroys"],
  ])("%s, which would let every plan pass, is refused with what is meant", (gate, meant) => {
    expect(() => gates(planOf([]), gate)).toThrow(`Did you mean ${meant}?`);
  });

  test("an action of a newer CCKM, like none that is known, may be a gate", () => {
    expect(gates(planOf([aclChange([], ["keyteleport"])]), "grant:keyteleport")).toEqual(["grant:keyteleport"]);
  });

  test("a failed gate is a failure in JUnit", () => {
    const model = review({ plan: planOf([secretChange({}, null)]) });
    const failed = failuresOf(model, ["delete"]);
    expect(junit(model, failed)).toContain('<failure message="1: db is deleted">');
  });

  test("a failed gate of the plan as a whole is one as well", () => {
    const model = review({ plan: planOf([]), target: { address: "https://cm.example.com", tlsVerified: false } });
    const text = junit(model, failuresOf(model, ["no-ssl-verify"]));
    expect(text).toContain('<failure message="the certificate of CCKM is not verified">');
    expect(text).toMatch(/<testsuites tests="2" failures="1" errors="0">/);
  });
});

test.each([
  "https://evil.example/a",
  "HTTP://evil.example",
  "ftp://evil.example",
  "www.evil.example",
  "WWW.evil.example",
])("an address in a name is no link in a comment, where GitHub makes links in code elements too: %s", (name) => {
  expect(markdown(reviewNamed(name))).not.toMatch(/:\/\/evil|www\.evil/i);
});
