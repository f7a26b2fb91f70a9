import { DEFAULT_QUIRKS } from "cdktf-cckm/simulator";
import { CommanderError } from "commander";
import { simulatorCommand } from "../../../../lib/cli/simulator/simulator";

test.each([
  ["an unknown option", ["--prot", "1"], /--port/],
  ["a port that is none", ["--port", "70000"], /Expected a port from 0 to 65535, a whole number\./],
  ["a lifetime that is none", ["--token-ttl", "soon"], /from 1 to 86400/],
  ["a fault that cannot be read", ["--faults", "GET /a boom"], /"GET \/a boom" cannot be read/],
  ["a quirk that there is not", ["--quirk", "lag=150"], /Expected the quirk to be one of .*lagMs, .*, got "lag"\./],
  ["a quirk that cannot be that", ["--quirk", "lagMs=soon"], /Expected the quirk lagMs=MS, got "soon"\./],
])("cckm simulator refuses %s with what is allowed", async (_name, args, message) => {
  let said = "";
  const command = simulatorCommand()
    .exitOverride()
    .configureOutput({
      writeErr: (text) => {
        said += text;
      },
    });
  await expect(command.parseAsync(args, { from: "user" })).rejects.toThrow(CommanderError);
  expect(said).toMatch(message);
});

test("cckm simulator --help lists every quirk on a line of its own", () => {
  let help = "";
  simulatorCommand()
    .configureOutput({
      writeOut: (text) => {
        help += text;
      },
    })
    .outputHelp();
  for (const name of Object.keys(DEFAULT_QUIRKS)) expect(help).toMatch(new RegExp(`^  ${name}=`, "m"));
});
