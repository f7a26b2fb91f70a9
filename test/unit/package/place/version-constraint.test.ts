import { exactVersion, satisfies } from "../../../../lib/package/place/version-constraint";

test.each([
  ["3.2.4", "3.2.4"],
  ["= 3.2.4", "3.2.4"],
  ["0.1.0-dev.b2ef7267c4cc", "0.1.0-dev.b2ef7267c4cc"],
  ["~> 3.2.4", undefined],
  [">= 3.2.4", undefined],
  ["3.2", undefined],
  ["3.2.4, != 3.2.5", undefined],
  ["", undefined],
])("the constraint %j names the version %j", (constraint, version) => {
  expect(exactVersion(constraint)).toBe(version);
});

test.each([
  ["3.2.4", "3.2.4"],
  ["3.2.4", "= 3.2.4"],
  ["3.2.4", "~> 3.0"],
  ["3.9.0", "~> 3.2"],
  ["3.2.9", "~> 3.2.4"],
  ["0.55.0", "~> 0.4"],
  ["3.2.4", ">= 3.0, < 4.0"],
  ["3.10.0", "> 3.9.9"],
  ["3.2.4", "!= 3.2.5"],
  ["3.0.0", "<= 3.0"],
  ["1.0.0-dev.a1", "1.0.0-dev.a1"],
])("%s satisfies %s", (version, constraints) => {
  expect(satisfies(version, constraints)).toBe(true);
});

test.each([
  ["3.2.5", "3.2.4"],
  ["4.0.0", "~> 3.0"],
  ["3.3.0", "~> 3.2.4"],
  ["3.2.3", "~> 3.2.4"],
  ["3.1.0", "~> 3.2"],
  ["4.0.0", ">= 3.0, < 4.0"],
  ["3.0.0", "> 3.0"],
  ["3.2.5", ">= 3.0, != 3.2.5"],
  ["1.0.0-dev.a1", "1.0.0"],
  ["1.0.0-dev.a1", "1.0.0-dev.b2"],
  ["1.0.0-dev.a1", ">= 0.9.0"],
])("%s does not satisfy %s", (version, constraints) => {
  expect(satisfies(version, constraints)).toBe(false);
});
