import { byIdentity } from "../../../lib/provider/data/by-identity";
import { caseless, formless } from "../../../lib/provider/data/comparison";
import { listed } from "../../../lib/provider/data/filters";

interface Row {
  readonly name: string;
}
const name = ({ name: given }: Row) => given;

type Asked = { name?: string; other?: string; skip?: number; limit?: number };

/** A list whose filter tells capitals and forms apart, and what it was asked for. */
function exactly(...names: string[]) {
  const asked: object[] = [];
  const list = async (filters: Asked) => {
    asked.push(filters);
    const rows = names.map((one) => ({ name: one })).filter((row) => !filters.name || row.name === filters.name);
    return listed(rows);
  };
  return { asked, list, count: async (filters: Asked) => (await list(filters)).total };
}

test("every spelling is found where the owner tells none apart, in the window that was asked for", async () => {
  const source = exactly("A-VAULT", "b", "a-vault", "A-vault");
  const found = await byIdentity<Row, Asked>(
    { name: "a-vault", other: "x", skip: 1, limit: 1 },
    { name: caseless(name) },
    source,
  );
  expect(found).toEqual({ total: 3, resources: [{ name: "a-vault" }] });
  expect(source.asked.at(-1)).toEqual({ name: undefined, other: "x", skip: undefined, limit: undefined });
});

test("a name that the rows do not show is left to CCKM's filter", async () => {
  const source = exactly("a-vault", "A-VAULT");
  const hidden = caseless<Row>(() => undefined);
  expect((await byIdentity<Row, Asked>({ name: "a-vault" }, { name: hidden }, source)).total).toBe(1);
  expect(source.asked.at(-1)).toEqual({ name: "a-vault" });
});

test("a name in another form of Unicode is found, and capitals count where they do for its owner", async () => {
  const source = exactly("Z\u00fcrich".normalize("NFD"));
  const of = (wanted: string) => byIdentity<Row, Asked>({ name: wanted }, { name: formless(name) }, source);
  expect((await of("Z\u00fcrich")).total).toBe(1);
  expect((await of("z\u00fcrich")).total).toBe(0);
});

test("a filter that has no other spelling is left to CCKM", async () => {
  const source = exactly("b");
  await byIdentity<Row, Asked>({ name: "payments" }, { name: formless(name) }, source);
  await byIdentity<Row, Asked>({ name: "2024" }, { name: caseless(name) }, source);
  expect(source.asked).toEqual([{ name: "payments" }, { name: "2024" }]);
});
