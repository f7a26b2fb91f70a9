import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw } from "node:zlib";

/** The longest reply that is read, in bytes, before and after decompression. */
export const LONGEST_REPLY = 64 * 1024 * 1024;

/** Why a reply's body cannot be used. Its message is for the error that tells it. */
export class UnreadableBody extends Error {}

const decoders: Readonly<Record<string, (data: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>>> = {
  gzip: promisify(gunzip),
  "x-gzip": promisify(gunzip),
  br: promisify(brotliDecompress),
  // Servers send both forms under this name.
  deflate: async (data, options) => {
    const either = (data[0]! & 0x0f) === 8 ? inflate : inflateRaw;
    return promisify<Buffer, { maxOutputLength: number }, Buffer>(either)(data, options);
  },
};

/**
 * Reads a body to its end, and decompresses it.
 * @throws UnreadableBody where it is too long, damaged or in an encoding that is not known
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  encoding: string,
  longest = LONGEST_REPLY,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > longest) throw tooLong(longest);
    chunks.push(chunk);
  }
  let data = Buffer.concat(chunks);
  const names = encoding
    .toLowerCase()
    .split(",")
    .map((name) => name.trim());
  for (const name of names.reverse()) {
    if (name === "" || name === "identity" || data.length === 0) continue;
    const decode = decoders[name];
    if (!decode) throw new UnreadableBody(`a reply in an encoding that is not understood (${name.slice(0, 40)})`);
    data = Buffer.from(
      await decode(data, { maxOutputLength: longest }).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ERR_BUFFER_TOO_LARGE") throw tooLong(longest);
        throw new UnreadableBody(`a reply that says it is compressed (${name}) and is not, or is cut`);
      }),
    );
  }
  return data.toString("utf8");
}

function tooLong(longest: number): UnreadableBody {
  return new UnreadableBody(`a reply longer than ${longest / 1024 / 1024} MiB`);
}
