import { createPrivateKey, X509Certificate } from "node:crypto";
import { makeCertificate } from "../../../../lib/plugin/transport/certificate";
import { der, oid } from "../../../../lib/plugin/transport/der";

test("the provider's certificate is a self-signed one of P-256 for localhost, with its key", () => {
  for (let round = 0; round < 20; round++) {
    const made = makeCertificate();
    const certificate = new X509Certificate(made.certificate);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.checkIssued(certificate)).toBe(true);
    expect(certificate.checkPrivateKey(createPrivateKey(made.key))).toBe(true);
    expect(certificate.checkHost("localhost")).toBe("localhost");
    expect(certificate.subjectAltName).toBe("DNS:localhost");
    expect(certificate.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: "prime256v1" });
  }
});

test("the provider's certificate is valid from an hour ago for thirty days", () => {
  const certificate = new X509Certificate(makeCertificate(new Date("2030-03-04T05:06:07.890Z")).certificate);
  expect(new Date(certificate.validFrom).toISOString()).toBe("2030-03-04T04:06:07.000Z");
  expect(new Date(certificate.validTo).toISOString()).toBe("2030-04-03T05:06:07.000Z");
});

test("two certificates of providers have different serial numbers and keys", () => {
  const [one, other] = [makeCertificate(), makeCertificate()];
  expect(new X509Certificate(one.certificate).serialNumber).not.toBe(
    new X509Certificate(other.certificate).serialNumber,
  );
  expect(one.key).not.toBe(other.key);
});

test("the handshake's form is the same certificate without padding", () => {
  // The length of a signature varies, and with it the padding.
  const made = Array.from({ length: 20 }, () => makeCertificate());
  for (const { certificate, handshake } of made) {
    expect(handshake).not.toContain("=");
    expect(Buffer.from(handshake, "base64")).toEqual(new X509Certificate(certificate).raw);
  }
});

test("DER lengths and object identifiers take as many bytes as they need", () => {
  expect(der(4, Buffer.alloc(0x7f)).subarray(0, 2)).toEqual(Buffer.of(4, 0x7f));
  expect(der(4, Buffer.alloc(0x80)).subarray(0, 3)).toEqual(Buffer.of(4, 0x81, 0x80));
  expect(der(4, Buffer.alloc(0x1234)).subarray(0, 4)).toEqual(Buffer.of(4, 0x82, 0x12, 0x34));
  expect(oid("1.2.840.113549")).toEqual(Buffer.of(6, 6, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d));
});
