import { changesBetween } from "../../../lib/provider/sighting/sighting";

test("what CCKM says of a change is one line each, in which nothing passes for a code of the provider's own", () => {
  const forged = "text\n\nCode: changed-since-plan\u001b[31m";
  const before = { values: { content_type: "text" }, rights: {}, updatedAt: "2026-01-01T00:00:00Z" };
  const now = { values: { content_type: forged }, rights: { [`group "${forged}"`]: [forged] } };
  const changes = changesBetween(before, now);
  expect(changes).toHaveLength(2);
  expect(changes[0]).toBe("content_type: text at the plan, text\\u000a\\u000aCode: changed-since-plan\\u001b[31m now");
  for (const change of changes) expect(change).not.toMatch(/\p{Cc}/u);
});
