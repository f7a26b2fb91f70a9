import { spawn } from "node:child_process";
import { existsSync, readFileSync, statSync, utimesSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { z } from "zod";
import { CommandFailure } from "../endings";
import * as words from "./words";

const project = z.looseObject({
  app: z.string().min(1),
  output: z.string().min(1).optional(),
  context: z.record(z.string(), z.unknown()).optional(),
});

/**
 * Runs the app in the cdktf.json of a folder, as the cdktf CLI does: without Terraform's variables, which may be
 * secrets.
 * @returns its output folder
 * @throws CommandFailure if there is no cdktf.json, the app fails, or it writes nothing
 */
export async function synthesize(folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { app, context } = readProject(folder);
  const outdir = resolve(outputOf(folder));
  const manifest = join(outdir, "manifest.json");
  const before = madeOld(manifest);
  const { code, text } = await run(app, folder, {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("TF_VAR_"))),
    CDKTF_OUTDIR: outdir,
    SYNTH_HCL_OUTPUT: "false",
    ...(context && { CDKTF_CONTEXT_JSON: JSON.stringify(context) }),
  });
  if (code !== 0) throw new CommandFailure(words.synthFailed({ app, status: String(code), text: text.trim() }));
  const written = writtenAt(manifest);
  if (written === undefined || written === before) {
    throw new CommandFailure(words.synthWroteNothing({ app, outdir, text: text.trim() }));
  }
  return outdir;
}

// Every synth writes it anew, maybe within the same second, which is all that some file systems tell.
function madeOld(file: string): bigint | undefined {
  try {
    utimesSync(file, LONG_AGO, LONG_AGO);
  } catch {
    // There is none, or it is of another user: its time is compared as it is.
  }
  return writtenAt(file);
}

const LONG_AGO = 987_654_320;

function writtenAt(file: string): bigint | undefined {
  return existsSync(file) ? statSync(file, { bigint: true }).mtimeNs : undefined;
}

/**
 * The output folder specified by the cdktf.json in a folder.
 * @throws CommandFailure if there is no such file, or it is invalid
 */
export function outputOf(folder: string): string {
  const { output = "cdktf.out" } = readProject(folder);
  return isAbsolute(output) ? output : join(folder, output);
}

function readProject(folder: string): z.infer<typeof project> {
  const file = join(folder, "cdktf.json");
  if (!existsSync(file)) {
    throw new CommandFailure(words.noProject({ folder }));
  }
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new CommandFailure(words.projectNoJson({ file, reason: (error as Error).message }));
  }
  const parsed = project.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CommandFailure(
    words.projectWithoutApp({ file, place: issue?.path.join(".") ?? "", reason: issue?.message ?? "" }),
  );
}

function run(app: string, cwd: string, env: NodeJS.ProcessEnv): Promise<{ code: number | null; text: string }> {
  return new Promise((done, reject) => {
    // The cdktf CLI runs `app` as a shell command.
    const child = spawn(app, { cwd, env, shell: true, stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    const collect = (part: string) => {
      text += part;
    };
    child.stdout.setEncoding("utf8").on("data", collect);
    child.stderr.setEncoding("utf8").on("data", collect);
    child.once("error", (error) => reject(new CommandFailure(words.appNotRun({ reason: error.message }))));
    child.once("close", (code) => done({ code, text }));
  });
}
