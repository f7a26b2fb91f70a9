import { isUtf8 } from "node:buffer";
import { promisify } from "node:util";

/** Maximum size of a reply, in bytes, before and after decompression. */
export const LONGEST_REPLY = 64 * 1024 * 1024;

// Each takes as long as a reply of the full size, and a header has room for thousands.
const MOST_ENCODINGS = 4;
const LONGEST_NAME = 40;

/** Why a reply's body cannot be used. The message becomes part of the error shown to the user. */
export class UnreadableBody extends Error {}

type Decode = (data: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

/** Decoders by their name in Content-Encoding; zlib is only loaded for the first compressed reply. */
async function decoderOf(name: string): Promise<Decode | undefined> {
  const { brotliDecompress, gunzip, inflate, inflateRaw } = await import("node:zlib");
  switch (name) {
    case "gzip":
    case "x-gzip":
      return promisify(gunzip);
    case "br":
      return promisify(brotliDecompress);
    case "deflate":
      // Servers send both zlib and raw deflate under this name.
      return (data, options) =>
        promisify<Buffer, { maxOutputLength: number }, Buffer>((data[0]! & 0x0f) === 8 ? inflate : inflateRaw)(
          data,
          options,
        );
    default:
      return undefined;
  }
}

/** What a body must be. */
interface Expected {
  /** In bytes, before and after decompression. */
  readonly longest?: number;
  /** Which text in another encoding than UTF-8 is rejected, because names in it would be misread. */
  readonly utf8?: "always" | "where it is JSON";
  /** Whether a byte order mark stays, which other programs read the encoding by. Default false. */
  readonly verbatim?: boolean;
}

/**
 * Reads a body to its end and decompresses it.
 * @throws UnreadableBody when the body is too long, damaged, in an unknown encoding, or not the expected text
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  encoding: string,
  { longest = LONGEST_REPLY, utf8, verbatim = false }: Expected = {},
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
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  if (names.length > MOST_ENCODINGS) throw new UnreadableBody(`a reply in ${names.length} encodings at once`);
  for (const name of names.reverse()) {
    if (data.length === 0) continue;
    const decode = await decoderOf(name);
    if (!decode) throw notUnderstood(name);
    data = Buffer.from(
      await decode(data, { maxOutputLength: longest }).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ERR_BUFFER_TOO_LARGE") throw tooLong(longest);
        throw new UnreadableBody(`a reply that says it is compressed (${name}) and is not, or is cut`);
      }),
    );
  }
  const isChecked = utf8 === "always" || (utf8 !== undefined && startsAsJson(data));
  if (isChecked && !isUtf8(data)) throw new UnreadableBody("a reply whose text is not in UTF-8");
  const text = data.toString("utf8");
  return verbatim ? text : withoutMark(text);
}

/** A text without the byte order mark that JSON, too, may start with. */
export function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, "");
}

/** Whether it is a list or an object, apart from a byte order mark. A text alone is read as CSV. */
function startsAsJson(data: Buffer): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s{0,50}[[{]/.test(data.toString("latin1", 0, 60));
}

// Part of a name could be part of a secret, which is not found then.
function notUnderstood(name: string): UnreadableBody {
  const told = name.length <= LONGEST_NAME ? ` (${name})` : "";
  return new UnreadableBody(`a reply in an encoding that is not understood${told}`);
}

function tooLong(longest: number): UnreadableBody {
  return new UnreadableBody(`a reply longer than ${longest / 1024 / 1024} MiB`);
}
