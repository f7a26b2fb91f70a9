import { CommanderError } from "commander";
import { simulatorCommand } from "../../../lib/cli/simulator";

test.each([
  ["an unknown option", ["--prot", "1"], /--port/],
  ["a port that is none", ["--port", "70000"], /from 0 to 65535/],
  ["a lifetime that is none", ["--token-ttl", "soon"], /from 1 to 86400/],
  ["a fault that cannot be read", ["--faults", "GET /a boom"], /"GET \/a boom" cannot be read/],
])("%s is refused with what is allowed", async (_name, args, message) => {
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
