import { heeded } from "../../../lib/provider/data/filters";

const ROWS = [
  { id: "A1", account_id: "111111111111", cloud_name: "aws" },
  { id: "b2", account_id: "222222222222", cloud_name: "aws" },
  { id: "c3", account_id: "222222222222", cloud_name: undefined },
];

type Asked = { id?: string; account_id?: string; cloud_name?: string; skip?: number; limit?: number };

/** A release that knows none of the filters. */
function ignoring() {
  const asked: Asked[] = [];
  const list = async (filters: Asked) => {
    asked.push(filters);
    const { skip = 0, limit = ROWS.length } = filters;
    return ROWS.slice(skip, skip + limit);
  };
  return { asked, list };
}

test.each<[string, Asked, string[]]>([
  ["an id", { id: "b2" }, ["b2"]],
  ["an id in other capitals", { id: "a1" }, ["A1"]],
  ["an account", { account_id: "222222222222" }, ["b2", "c3"]],
  ["a part of an account's rows", { account_id: "222222222222", skip: 0, limit: 1 }, ["b2"]],
  ["a partition, which a row does not show", { cloud_name: "aws-cn" }, ["c3"]],
  ["an empty id", { id: "" }, []],
])("rows of another object are not taken over from a list by %s", async (_, filters, ids) => {
  const { list } = ignoring();
  expect((await heeded(filters, list)).map(({ id }) => id)).toEqual(ids);
});

test("a list that is as it was asked for is asked for once", async () => {
  const { asked, list } = ignoring();
  expect(await heeded({ limit: 2 }, list)).toHaveLength(2);
  expect(asked).toEqual([{ limit: 2 }]);
});
