import { unzipSync } from "fflate";
import type { Progress } from "./progress";
import { addressOf, filesOf, type Release } from "./release";
import { sumOf, verifiedSums } from "./signature";
import { placeProgram } from "./store";
import type { Transfer } from "./transfer";

/**
 * Puts a release's program for a platform to `path`, after its sum and the signature of the sums are verified.
 * @throws Error with what is wrong; nothing is at `path` then
 */
export async function download(
  release: Release,
  platform: string,
  path: string,
  transfer: Transfer,
  progress: Progress,
): Promise<void> {
  const { zip, sums, signature } = filesOf(release, platform);
  const [listed, signed] = await Promise.all([
    transfer.get(addressOf(release, sums)),
    transfer.get(addressOf(release, signature)),
  ]);
  const expected = (await verifiedSums(listed, signed, release.key)).get(zip);
  if (expected === undefined) throw new Error(`The release has nothing for this platform, ${platform}.`);
  const packed = await transfer.get(addressOf(release, zip), {
    starts: (bytes) => progress.starts(`Terraform ${release.version}`, release.server, path, bytes),
    loaded: (bytes) => progress.loaded(bytes),
  });
  progress.ends();
  const got = sumOf(packed);
  if (got !== expected) throw new Error(`${zip} is damaged: its SHA-256 is ${got}, signed is ${expected}.`);
  const program = Object.entries(unzipSync(packed, { filter: ({ name }) => /^terraform(\.exe)?$/.test(name) }))[0]?.[1];
  if (!program) throw new Error(`${zip} holds no program terraform.`);
  placeProgram(path, program);
}
