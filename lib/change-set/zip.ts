import { buffer } from "node:stream/consumers";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";

/**
 * Iterates over the entries of a zip, each with a function to read it. Content is only read on demand.
 * @throws Error if the file is not a zip, a name leads out of its folder, or an entry has another size than declared.
 */
export async function* zipEntries(bytes: Buffer): AsyncGenerator<[Entry, () => Promise<Buffer>]> {
  const zip = await opened(bytes);
  for (let index = 0; index < zip.entryCount; index++) {
    const entry = await nextEntry(zip);
    yield [entry, () => contentOf(zip, entry)];
  }
}

function opened(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });
}

function nextEntry(zip: ZipFile): Promise<Entry> {
  return new Promise((resolve, reject) => {
    const done = () => {
      zip.off("entry", found);
      zip.off("error", failed);
      zip.off("end", ended);
    };
    const found = (entry: Entry) => {
      done();
      resolve(entry);
    };
    const failed = (error: Error) => {
      done();
      reject(error);
    };
    const ended = () => failed(new Error("it ends before its last entry"));
    zip.once("entry", found).once("error", failed).once("end", ended);
    zip.readEntry();
  });
}

function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : buffer(stream).then(resolve, reject)));
  });
}
