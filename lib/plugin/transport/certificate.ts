import { createECDH, createPrivateKey, type KeyObject, sign } from "node:crypto";

/** A certificate and its key. */
export interface Certificate {
  /** PEM. */
  readonly certificate: string;
  /** PEM, PKCS #8. */
  readonly key: string;
  /** The certificate in the format of the handshake line: DER in base64 without padding, which Terraform does not accept. */
  readonly handshake: string;
}

// In DER and hexadecimal. All lengths are known but that of a signature.
const VERSION_3 = "a003020102";
const SERIAL_NUMBER = "0210";
const ECDSA_WITH_SHA256 = "300a06082a8648ce3d040302";
const LOCALHOST = "096c6f63616c686f7374";
const COMMON_NAME_LOCALHOST = `30143112301006035504030c${LOCALHOST}`;
// From 1950 to the time that RFC 5280 has for "no end". The key lasts as long as the process, and its first calendar date takes
// a process as long as making the key.
const VALIDITY_ANY_TIME = "3020170d3530303130313030303030305a180f39393939313233313233353935395a";
const P256 = "301306072a8648ce3d020106082a8648ce3d030107";
const PUBLIC_KEY = `3059${P256}`;
const POINT = "03420004";
const ALTERNATIVE_NAME_LOCALHOST = `a318301630140603551d11040d300b82${LOCALHOST}`;
const TO_BE_SIGNED = "3081e6";
const PRIVATE_KEY = `308187020100${P256}046d306b0201010420`;
const PRIVATE_KEYS_PUBLIC_KEY = "a144";

/**
 * A self-signed P-256 certificate for `localhost`, the name that Terraform expects, valid whatever a machine's clock says.
 * Filled into its encoding here, because certificate libraries take a quarter of a second to load, and a command starts the
 * provider 3 to 5 times.
 */
export function makeCertificate(): Certificate {
  const { point, secret } = makeKey();
  const toBeSigned = [
    TO_BE_SIGNED,
    VERSION_3,
    // Never zero, without a leading zero byte, and no other certificate's: as random as the key.
    `${SERIAL_NUMBER}01${point.slice(0, 30)}`,
    ECDSA_WITH_SHA256,
    COMMON_NAME_LOCALHOST,
    VALIDITY_ANY_TIME,
    COMMON_NAME_LOCALHOST,
    `${PUBLIC_KEY}${POINT}${point}`,
    ALTERNATIVE_NAME_LOCALHOST,
  ].join("");
  const signature = sign("sha256", Buffer.from(toBeSigned, "hex"), keyOf(point, secret)).toString("hex");
  const signed = `${toBeSigned}${ECDSA_WITH_SHA256}03${byte(signature.length / 2 + 1)}00${signature}`;
  const certificate = base64(`3082${byte(signed.length >> 9)}${byte((signed.length >> 1) & 0xff)}${signed}`);
  return {
    certificate: pem("CERTIFICATE", certificate),
    key: pem("PRIVATE KEY", base64([PRIVATE_KEY, secret, PRIVATE_KEYS_PUBLIC_KEY, POINT, point].join(""))),
    handshake: certificate.replaceAll("=", ""),
  };
}

/** A new key on P-256. Exporting one of `generateKeyPairSync` takes as long as all of this; as a JWK, it can hang. */
function makeKey(): { readonly point: string; readonly secret: string } {
  const ecdh = createECDH("prime256v1");
  // Without the byte for "uncompressed".
  const point = ecdh.generateKeys("hex").slice(2);
  return { point, secret: ecdh.getPrivateKey("hex").padStart(64, "0") };
}

function keyOf(point: string, secret: string): KeyObject {
  const number = (digits: string) => Buffer.from(digits, "hex").toString("base64url");
  const [x, y, d] = [point.slice(0, 64), point.slice(64), secret].map(number);
  return createPrivateKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x, y, d } });
}

function byte(value: number): string {
  return value.toString(16).padStart(2, "0");
}

function base64(der: string): string {
  return Buffer.from(der, "hex").toString("base64");
}

function pem(label: string, text: string): string {
  return `-----BEGIN ${label}-----\n${text.replace(/.{1,64}/g, "$&\n")}-----END ${label}-----\n`;
}
