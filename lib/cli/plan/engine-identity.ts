import { createHash } from "node:crypto";
import { accessSync, closeSync, constants, openSync, readSync, realpathSync } from "node:fs";
import { delimiter, isAbsolute, join, resolve } from "node:path";
import { z } from "zod";
import { CommandFailure } from "../endings";
import type { Engine } from "../stacks";
import { ENGINE_TITLE, type EngineName, engineSaying, isTerraformEnough, LEAST_TERRAFORM } from "../terraform-version";
import * as words from "./words";

/** The program that plans and applies. */
export interface EngineIdentity {
  readonly name: EngineName;
  readonly version: string;
  /** Digest of the program file. */
  readonly sha256: string;
}

const answer = z.looseObject({ terraform_version: z.string() });

/**
 * Asks the engine for its version and hashes its file.
 * @throws CommandFailure if it is no engine, or older than the provider needs
 */
export async function engineIdentity(engine: Engine, env: NodeJS.ProcessEnv): Promise<EngineIdentity> {
  const folder = process.cwd();
  const said = await engine.must(folder, ["version"]);
  const parsed = answer.safeParse(await engine.json(folder, ["version", "-json"]));
  if (!parsed.success) throw new CommandFailure(words.engineUnknown({ program: engine.program }));
  const { terraform_version: version } = parsed.data;
  const name = engineSaying(said);
  if (!isTerraformEnough(version)) {
    const found = `${ENGINE_TITLE[name]} ${version}`;
    throw new CommandFailure(words.engineTooOld({ program: engine.program, found, least: LEAST_TERRAFORM }));
  }
  return { name, version, sha256: fileHash(engine.program, env) };
}

// Piece by piece: to get memory for an engine's 90 MB takes longer than to hash them.
function fileHash(program: string, env: NodeJS.ProcessEnv): string {
  const hash = createHash("sha256");
  const piece = Buffer.alloc(65_536);
  const file = openSync(fileOf(program, env), "r");
  try {
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) hash.update(piece.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest("hex");
}

function fileOf(program: string, env: NodeJS.ProcessEnv): string {
  const places =
    program.includes("/") || isAbsolute(program)
      ? [resolve(program)]
      : (env.PATH ?? "").split(delimiter).map((folder) => join(folder, program));
  const found = places.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (found === undefined) throw new CommandFailure(words.engineNotFound({ program }));
  return realpathSync(found);
}
