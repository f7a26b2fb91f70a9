import { isUtf8 as holdsUtf8 } from "node:buffer";
import { promisify } from "node:util";

/** The longest reply that is read, in bytes, before and after decompression. */
export const LONGEST_REPLY = 64 * 1024 * 1024;

/** Why a reply's body cannot be used. Its message is for the error that tells it. */
export class UnreadableBody extends Error {}

type Decode = (data: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

/** The decoders by their names in Content-Encoding; zlib is loaded for the first reply that is compressed. */
async function decoderOf(name: string): Promise<Decode | undefined> {
  const { brotliDecompress, gunzip, inflate, inflateRaw } = await import("node:zlib");
  switch (name) {
    case "gzip":
    case "x-gzip":
      return promisify(gunzip);
    case "br":
      return promisify(brotliDecompress);
    case "deflate":
      // Servers send both forms under this name.
      return (data, options) =>
        promisify<Buffer, { maxOutputLength: number }, Buffer>((data[0]! & 0x0f) === 8 ? inflate : inflateRaw)(
          data,
          options,
        );
    default:
      return undefined;
  }
}

/** What a body has to be. */
interface Expected {
  /** In bytes, before and after decompression. */
  readonly longest?: number;
  /** Whether text in any other encoding is refused: names in it would be read as others. */
  readonly isUtf8?: boolean;
}

/**
 * Reads a body to its end, and decompresses it.
 * @throws UnreadableBody where it is too long, damaged, in an encoding that is not known or not the text that it has to be
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  encoding: string,
  { longest = LONGEST_REPLY, isUtf8 = false }: Expected = {},
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
    const decode = await decoderOf(name);
    if (!decode) throw new UnreadableBody(`a reply in an encoding that is not understood (${name.slice(0, 40)})`);
    data = Buffer.from(
      await decode(data, { maxOutputLength: longest }).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ERR_BUFFER_TOO_LARGE") throw tooLong(longest);
        throw new UnreadableBody(`a reply that says it is compressed (${name}) and is not, or is cut`);
      }),
    );
  }
  if (isUtf8 && !holdsUtf8(data)) throw new UnreadableBody("a reply whose text is not in UTF-8");
  // JSON may begin with a mark of the byte order, which no reader of it needs.
  return data.toString("utf8").replace(/^\ufeff/, "");
}

function tooLong(longest: number): UnreadableBody {
  return new UnreadableBody(`a reply longer than ${longest / 1024 / 1024} MiB`);
}
