import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_JSON, START } from "../../../../lib/package/make/start";
import { byEachShell, StartFolder, UNDER_TERRAFORM } from "../../../support/provider-start";

const here = new StartFolder();
const { PATH } = here;

byEachShell(here, ({ start }) => {
  test.each([0.2, 0.4, 0.65, 0.9, 0.998])(
    "of which only %d was copied says so, and nothing of Node.js",
    async (share) => {
      const partly = here.folder("partly copied", (path) => {
        writeFileSync(join(path, "terraform-provider-acme"), START.slice(0, Math.floor(share * START.length)));
        writeFileSync(join(path, "package.json"), PACKAGE_JSON);
      });
      const path = join(partly, "terraform-provider-acme");
      const { code, stdout } = await start({ PATH, ...UNDER_TERRAFORM }, path);
      expect(code).not.toBe(0);
      expect(stdout).toBe(
        `This Terraform provider cannot be loaded. Found: ${path} ends too early. Copy every file of the provider's folder again.\n`,
      );
    },
  );

  test.each<[string, (path: string) => void]>([
    ["beside an empty package.json", (path) => writeFileSync(join(path, "package.json"), "")],
    ["beside a cut package.json", (path) => writeFileSync(join(path, "package.json"), '{"type":"comm')],
    [
      "without its package.json, in a project of modules,",
      (path) => {
        writeFileSync(join(path, "../package.json"), '{"type":"module"}');
        writeFileSync(join(path, "provider.js"), "");
      },
    ],
  ])("%s says so", async (what, damage) => {
    const broken = here.folder(`${what}/provider`, (path) => {
      writeFileSync(join(path, "terraform-provider-acme_v1.0.0"), START);
      damage(path);
    });
    const at = join(broken, "terraform-provider-acme_v1.0.0");
    const { code, stdout } = await start({ PATH, ...UNDER_TERRAFORM }, at);
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: `This Terraform provider cannot be loaded. Found: package.json is missing, empty or damaged, in ${broken}. Copy every file of the provider's folder again.\n`,
    });
  });

  test("without the rest of its files says what is missing", async () => {
    const alone = here.folder("alone", (path) => writeFileSync(join(path, "terraform-provider-acme"), START));
    const { code, stdout } = await start({ PATH, ...UNDER_TERRAFORM }, join(alone, "terraform-provider-acme"));
    expect(code).toBe(1);
    expect(stdout).toBe(
      `This Terraform provider is not complete. Found: no provider.js in ${alone}. Copy every file of the provider's folder.\n`,
    );
  });

  test.each<[string, string, RegExp, RegExp]>([
    [
      "is cut",
      "function (",
      /^This Terraform provider cannot be loaded\. Found: SyntaxError: .+, in provider\.js of /,
      /SyntaxError/,
    ],
    [
      "fails",
      'throw new TypeError("no\\nway")',
      /^This Terraform provider cannot be loaded\. Found: TypeError: no, in provider\.js of /,
      /way/,
    ],
    [
      "throws nothing",
      "throw undefined",
      /^This Terraform provider cannot be loaded\. Found: undefined, in provider\.js of /,
      /undefined/,
    ],
    [
      "lacks a module",
      'require("none-such")',
      /^This Terraform provider cannot be loaded\. Found: Error: Cannot find module 'none-such', in /,
      /none-such/,
    ],
    [
      "is empty",
      "",
      /^This Terraform provider ended before Terraform could reach it\. Found: exit code 0 of provider\.js in /,
      /^$/,
    ],
    ["exits", "process.exit(0)", /^This Terraform provider ended before .+ Found: exit code 0 of /, /^$/],
    [
      "fails later",
      'Promise.reject(new Error("late"))',
      /^This Terraform provider ended before .+ Found: exit code 1 of /,
      /late/,
    ],
  ])("whose provider.js %s says so in the one line that Terraform shows", async (name, code, told, printed) => {
    const broken = here.provider(`bundle that ${name}`, code);
    const env = { PATH, ...UNDER_TERRAFORM };
    const ended = await start(env, broken);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(told);
    const again = /Found: (?!SyntaxError|exit)/.test(ended.stdout)
      ? "again, or correct its code if that throws this"
      : "again";
    expect(ended.stdout).toMatch(new RegExp(`^[^\\n]+ [Cc]opy every file of the provider's folder ${again}\\.\\n$`));
    expect(ended.stderr).toMatch(printed);
  });
});
