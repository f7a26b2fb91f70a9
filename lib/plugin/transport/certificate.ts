import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { bitString, der, integer, OCTET_STRING, oid, SEQUENCE, SET, utcTime, utf8 } from "./der";

/** A certificate and its key. */
export interface Certificate {
  /** PEM. */
  readonly certificate: string;
  /** PEM, PKCS #8. */
  readonly key: string;
  /** The certificate in the format of the handshake line: DER in base64 without padding, which Terraform does not accept. */
  readonly handshake: string;
}

const HOUR = 3_600_000;
const HOST = "localhost";

/**
 * A self-signed P-256 certificate for `localhost`, the name that Terraform expects, valid from one hour ago for 30 days.
 * Encoded here because certificate libraries take a quarter of a second to load, and a command starts the provider 3 to 5
 * times.
 */
export function makeCertificate(now: Date = new Date()): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const ecdsaWithSha256 = der(SEQUENCE, oid("1.2.840.10045.4.3.2"));
  const name = der(SEQUENCE, der(SET, der(SEQUENCE, oid("2.5.4.3"), utf8(HOST))));
  const alternativeNames = der(SEQUENCE, der(0x82, Buffer.from(HOST)));
  const toBeSigned = der(
    SEQUENCE,
    der(0xa0, integer(Buffer.of(2))),
    // A serial number that is never zero and has no leading zero byte.
    integer(Buffer.concat([Buffer.of(1), randomBytes(15)])),
    ecdsaWithSha256,
    name,
    der(SEQUENCE, utcTime(new Date(now.getTime() - HOUR)), utcTime(new Date(now.getTime() + 30 * 24 * HOUR))),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, der(SEQUENCE, der(SEQUENCE, oid("2.5.29.17"), der(OCTET_STRING, alternativeNames)))),
  );
  const bytes = der(SEQUENCE, toBeSigned, ecdsaWithSha256, bitString(sign("sha256", toBeSigned, privateKey)));
  const base64 = bytes.toString("base64");
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{1,64}/g, "$&\n")}-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    handshake: base64.replaceAll("=", ""),
  };
}
