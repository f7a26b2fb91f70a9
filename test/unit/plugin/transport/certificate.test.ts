import { createPrivateKey, X509Certificate } from "node:crypto";
import { makeCertificate } from "../../../../lib/plugin/transport/certificate";

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

test("the provider's certificate is valid whatever the clock says", () => {
  const { validFrom, validTo } = new X509Certificate(makeCertificate().certificate);
  expect(new Date(validFrom).toISOString()).toBe("1950-01-01T00:00:00.000Z");
  expect(new Date(validTo).toISOString()).toBe("9999-12-31T23:59:59.000Z");
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
