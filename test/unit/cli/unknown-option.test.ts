import { tmpdir } from "node:os";
import { runCckm } from "../../support/cckm-command";

test.each([
  ["import", "--password=hunter2's"],
  ["report", "--token=hunter2", "monthly"],
  ["provider", "install", "--password=hunter2\nand more"],
  ["apply", "a.changes", "--var=db=hunter2"],
])(
  "what is given with an option that there is not, such as a password, is not repeated: cckm %s %s",
  async (...args) => {
    const { code, stderr } = await runCckm(args.filter(Boolean), tmpdir());
    const [name] = args.find((one) => one.startsWith("--"))!.split("=");
    expect(stderr).toContain(`error: unknown option '${name}'\n`);
    expect(stderr).not.toMatch(/hunter2|and more/);
    expect(code).toBe(2);
  },
);
