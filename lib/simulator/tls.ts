import { isIP } from "node:net";

/** A certificate for the simulator, and what a client must trust. All PEM. */
export interface ServerCertificate {
  key: string;
  cert: string;
  caCert: string;
}

/** Creates a self-signed certificate for localhost, 127.0.0.1, ::1 and `host`, valid for a day. */
export async function serverCertificate(host: string): Promise<ServerCertificate> {
  // Takes half as long to load as the rest of the simulator.
  const { generate } = await import("selfsigned");
  const names = new Set(["localhost", "127.0.0.1", "::1", host]);
  const pems = await generate([{ name: "commonName", value: "CCKM simulator" }], {
    keyType: "ec",
    algorithm: "sha256",
    notAfterDate: new Date(Date.now() + 24 * 3600 * 1000),
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", digitalSignature: true, keyCertSign: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [...names].map((name) => (isIP(name) ? { type: 7, ip: name } : { type: 2, value: name })),
      },
    ],
  });
  return { key: pems.private, cert: pems.cert, caCert: pems.cert };
}
