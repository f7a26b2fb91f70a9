import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { ADDRESS, type SecretBench, secretHcl, startSecretBench } from "../support/azure-secret";

/** What the vault gave each secret, whatever was asked for. */
const DAYS = 30;

let bench: SecretBench;
let release: Server;
afterEach(async () => {
  release.close();
  release.closeAllConnections();
  await bench.close();
});

/** A release of CCKM whose replies have the recoverable days of secrets, as Azure's have. */
const start = async (provider?: string) => {
  release = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const sent = await text(request);
    const { authorization, "content-type": type } = headers;
    const known = { ...(authorization && { authorization }), ...(type && { "content-type": type }) };
    const reply = await fetch(`${bench.sim.url}${url}`, { method, headers: known, ...(sent && { body: sent }) });
    const told = (await reply.text()).replaceAll('"attributes":{', `"attributes":{"recoverableDays":${DAYS},`);
    response.writeHead(reply.status, { "content-type": "application/json" }).end(told);
  });
  release.listen(0, "127.0.0.1");
  await once(release, "listening");
  const address = `http://127.0.0.1:${(release.address() as AddressInfo).port}`;
  bench = await startSecretBench({ ...(provider && { provider }), env: { CIPHERTRUST_ADDRESS: address } });
};

const IMPORT = ["import", "-no-color", "-input=false", ADDRESS];
const KEPT = { value: null, value_version: null };

it("other recoverable days than an imported secret has are refused at the first plan", async () => {
  await start();
  const { id } = await bench.byHand({ recoverable_days: DAYS });
  bench.configure(secretHcl({ ...KEPT, recoverable_days: 60 }));
  await bench.tf.must([...IMPORT, id]);
  const expected = "Expected recoverable_days to be 30, which was fixed when the secret was created, got 60.";
  expect(await bench.tf.refused()).toContain(expected);
  expect(await bench.tf.state(ADDRESS)).toMatchObject({ recoverable_days: null });
});

it("a secret of other recoverable days is not identical, and is not taken over", async () => {
  await start('adopt = "identical"');
  await bench.byHand({ recoverable_days: DAYS });
  bench.configure(secretHcl({ ...KEPT, recoverable_days: 60 }));
  expect(await bench.tf.refused()).toContain("recoverable_days is 30, asked for 60");
});

it("what a recovered secret had before its recovery refuses no later plan", async () => {
  await start();
  await bench.make({ recoverable_days: DAYS });
  bench.configure("");
  await bench.tf.apply();
  bench.configure(secretHcl({ ...KEPT, recoverable_days: 60, recover_soft_deleted: true }));
  await bench.tf.apply();
  const later = await bench.tf.must(["plan", "-no-color", "-input=false"]);
  expect(later).toContain("The vault decides the recoverable_days");
});
