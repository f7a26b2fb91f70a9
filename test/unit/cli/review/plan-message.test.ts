import { isNarrowed, workspaceInPlan } from "../../../../lib/cli/review/plan-message";

const field = (number: number, content: Uint8Array) => [number * 8 + 2, content.length, ...content];
const text = (of: string) => new TextEncoder().encode(of);

test("a plan tells the workspace that it was made in, after fields of every kind", () => {
  const backend = Uint8Array.from([...field(1, text("local")), ...field(2, text("x")), ...field(3, text("prod"))]);
  const before = [8, 0x96, 0x01, 17, 0, 0, 0, 0, 0, 0, 0, 0, 21, 0, 0, 0, 0, ...field(14, text("1.11.4"))];
  expect(workspaceInPlan(Uint8Array.from([...before, ...field(13, backend)]))).toBe("prod");
});

test.each([
  [[]],
  [[106, 200]],
  [[255]],
  [[7]],
  [[8]],
  [field(13, Uint8Array.from([]))],
  [field(13, text("no message"))],
])("%j tells no workspace of a plan", (bytes) => {
  expect(workspaceInPlan(Uint8Array.from(bytes))).toBeUndefined();
});

test.each([
  ["targets", 5],
  ["OpenTofu's excludes", 6],
])("a plan with %s does not contain all changes", (_, number) => {
  const plan = [8, 3, ...field(14, text("1.12.6")), ...field(number, text("cckm_aws_kms_account.payments"))];
  expect(isNarrowed(Uint8Array.from(plan))).toBe(true);
});

test.each([[[]], [[255]], [[8, 3, ...field(14, text("1.12.6")), ...field(13, text("local"))]]])(
  "%j tells nothing of targets",
  (bytes) => {
    expect(isNarrowed(Uint8Array.from(bytes))).toBe(false);
  },
);
