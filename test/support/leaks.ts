import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";

/** Every form in which a text may lie in a file: as it is, escaped, and encoded, also in the middle of something longer. */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  // Three bytes are four digits of base64: what is before the secret decides which digits it becomes.
  const base64 = [0, 1, 2].map((before) => {
    const digits = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    return digits.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
  const url = base64.map((digits) => digits.replaceAll("+", "-").replaceAll("/", "_"));
  const utf16 = Buffer.from(secret, "utf16le").toString("latin1");
  const hex = bytes.toString("hex");
  const escaped = [JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
  return [...new Set([secret, ...base64, ...url, hex, hex.toUpperCase(), utf16, ...escaped])];
}

/** The forms of the secrets that a text or the bytes of a file hold. */
export function leaksIn(content: string | Buffer, secrets: readonly string[]): string[] {
  const text = typeof content === "string" ? content : content.toString("latin1");
  return secrets.flatMap(formsOf).filter((form) => text.includes(form));
}

/**
 * The leaks in every file of a folder, ZIP files unpacked, as `file: form`. Provider programs are passed over.
 * `looked` receives the names of what was looked at.
 */
export function leaksUnder(folder: string, secrets: readonly string[], looked: string[] = []): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("terraform-provider-"))
    .flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      const content = readFileSync(file);
      const parts = [
        [file, content] as const,
        ...unzipped(content).map(([name, part]) => [`${file}!${name}`, part] as const),
      ];
      return parts.flatMap(([name, part]) => {
        looked.push(name);
        return leaksIn(part, secrets).map((form) => `${name}: ${form}`);
      });
    });
}

const CENTRAL = Buffer.from("PK\x01\x02", "latin1");

/** The members of a ZIP file, such as a saved plan; none of another file. */
function unzipped(zip: Buffer): [name: string, content: Buffer][] {
  const members: [string, Buffer][] = [];
  if (zip.subarray(0, 2).toString("latin1") !== "PK") return members;
  for (let at = zip.indexOf(CENTRAL); at >= 0; at = zip.indexOf(CENTRAL, at + 4)) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const name = zip.subarray(at + 46, at + 46 + zip.readUInt16LE(at + 28)).toString();
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + size);
    members.push([name, method === 0 ? packed : inflateRawSync(packed)]);
  }
  return members;
}
