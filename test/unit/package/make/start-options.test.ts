import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_JSON, START } from "../../../../lib/package/make/start";
import { byEachShell, HANDSHAKE, StartFolder, UNDER_TERRAFORM } from "../../../support/provider-start";

const MODULE = "data:text/javascript,0";
const PERMISSION = process.allowedNodeEnvironmentFlags.has("--permission")
  ? "--permission"
  : "--experimental-permission";

const here = new StartFolder();
const { PATH } = here;
beforeAll(() => writeFileSync(join(here.path, "ends.js"), "process.exit()"));

byEachShell(here, ({ start }) => {
  test.each([
    ["waits for a debugger", "--inspect-brk=0"],
    ["waits for a debugger", "--inspect_brk=0"],
    ["makes code a module, beside one that is preloaded", `--input-type=module --import ${MODULE}`],
  ])("with an option that %s (%s) starts all the same", async (_, NODE_OPTIONS) => {
    const { code, stdout } = await start({ PATH, ...UNDER_TERRAFORM, NODE_OPTIONS });
    expect({ code, stdout }).toEqual({ code: 0, stdout: HANDSHAKE });
  });

  test.each([
    `--import ${MODULE}`,
    `--experimental-loader ${MODULE}`,
    "--experimental-default-type=module",
    "--entry-url",
  ])(
    "with %s, by which Node.js tells a file's format by the version in its name, starts or says so",
    async (NODE_OPTIONS) => {
      const at = here.folder("placed", (path) => {
        writeFileSync(join(path, "terraform-provider-acme_v1.0.0-dev.a1"), START);
        writeFileSync(join(path, "package.json"), PACKAGE_JSON);
        cpSync(join(here.built, "provider.js"), join(path, "provider.js"));
      });
      const path = join(at, "terraform-provider-acme_v1.0.0-dev.a1");
      const env = { PATH, ...UNDER_TERRAFORM, NODE_OPTIONS };
      const { code, stdout } = await start(env, path);
      if (process.allowedNodeEnvironmentFlags.has(NODE_OPTIONS.split(/[ =]/)[0]!)) {
        expect({ code, stdout }).toEqual({ code: 0, stdout: HANDSHAKE });
      } else expect(stdout).toMatch(/^This .+ exit code 9 of .+ Correct or unset NODE_OPTIONS .+\n$/);
    },
  );

  test.each(["--watch", "--watch-path=/none"])(
    "with %s, by which Node.js would start it again and again, starts or says so",
    async (NODE_OPTIONS) => {
      const { code, stdout } = await start({ PATH, ...UNDER_TERRAFORM, NODE_OPTIONS });
      if (code === 0) expect(stdout).toBe(HANDSHAKE);
      else expect(stdout).toMatch(/^This .+ with NODE_OPTIONS=--watch.* Correct or unset NODE_OPTIONS .+\n$/);
    },
  );

  test.each([
    ["an option that Node.js does not know", "--no-such-option", 9],
    ["a preload that is missing", "--require /no/such/preload.js", 1],
    ["a preload that ends Node.js as if all were well", `--require ${JSON.stringify(join(here.path, "ends.js"))}`, 0],
  ])("with NODE_OPTIONS that have %s says so", async (_, NODE_OPTIONS, exit) => {
    const { code, stdout } = await start({ PATH, ...UNDER_TERRAFORM, NODE_OPTIONS });
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: `This Terraform provider was not started. Found: exit code ${exit} of ${join(PATH, "node")} with NODE_OPTIONS=${NODE_OPTIONS}. Correct or unset NODE_OPTIONS in the environment that Terraform is started with, or put Node.js 20 or later, if it knows these options, first on the PATH there; TF_LOG=debug shows what node wrote.\n`,
    });
  });

  test("with NODE_OPTIONS that harm nothing ends as Node.js does, and one that ends later is told once", async () => {
    const NODE_OPTIONS = "--max-old-space-size=200";
    const fine = await start({ PATH, ...UNDER_TERRAFORM, NODE_OPTIONS });
    expect(fine).toMatchObject({ code: 0, stdout: HANDSHAKE });
    const broken = here.provider("bundle that fails under NODE_OPTIONS", "throw 7");
    const env = { PATH, ...UNDER_TERRAFORM, NODE_OPTIONS };
    const ended = await start(env, broken);
    expect(ended).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /^This .+ Found: 7, in provider\.js of .+ Copy every file .+ again, or correct .+, or unset NODE_OPTIONS=--max-old-space-size=200\.\n$/,
      ),
    });
    const none = await start({ PATH: here.folder("none"), ...UNDER_TERRAFORM, NODE_OPTIONS });
    expect(none.stdout).toMatch(/^This .+ no node that can be started on .+\n$/);
  });

  test("under a permission model that keeps it from what it needs says so", async () => {
    const broken = here.provider("bundle that writes", 'require("fs").mkdtempSync("/tmp/none-")');
    const env = { PATH, ...UNDER_TERRAFORM, NODE_OPTIONS: `${PERMISSION} --allow-fs-read=*` };
    const ended = await start(env, broken);
    expect(ended.stdout).toMatch(/^This .+ cannot be loaded\. .+ Unset --permission in NODE_OPTIONS: .+\n$/);
    const nothing = await start({ PATH, ...UNDER_TERRAFORM, NODE_OPTIONS: PERMISSION });
    expect(nothing.stdout).toMatch(
      /^This .+ (?:Correct or unset NODE_OPTIONS|Unset --permission in NODE_OPTIONS).+\n$/,
    );
  });
});
