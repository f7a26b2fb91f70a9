import { notStarted } from "../../../lib/cli/doctor/provider";

const env = { PATH: "/opt/odd", NODE_OPTIONS: "--require ends.js" };

test("a provider that ends without a word is told with the node and the preloads that may be the cause", () => {
  const { said, fix } = notStarted("", "", env);
  expect(said).toBe("it ended without a word");
  expect(fix).toBe(
    "The node on PATH ended before it read the program. Run node --version in the environment that Terraform is started with: it must print a version, with PATH=/opt/odd. NODE_OPTIONS is --require ends.js; try without it.",
  );
});

test("a provider whose node is taken for a script is told with what that printed", () => {
  expect(notStarted("", "node: line 1: ELF: not found\n", { PATH: "/opt/odd" })).toMatchObject({
    said: "node: line 1: ELF: not found",
    fix: expect.stringContaining("Run node --version"),
  });
});

test("a provider that says itself what is wrong is told in its words", () => {
  expect(notStarted("This Terraform provider is not complete.", "trace", {})).toEqual({
    said: "This Terraform provider is not complete.",
    fix: "Mend what it says, in the environment that Terraform is started with.",
  });
});
