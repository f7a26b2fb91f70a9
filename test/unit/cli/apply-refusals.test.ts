import { REFUSALS } from "../../../lib/cli/apply/apply-stacks";
import { allCatalogues } from "../../../scripts/words/catalogues";

test("each code by which an apply tells the provider's refusals from failures is an error of a catalogue", async () => {
  const catalogues = await allCatalogues();
  const errors = catalogues.flatMap(({ entries }) => entries.filter(({ severity }) => severity === "error"));
  expect(errors.map(({ code }) => code)).toEqual(expect.arrayContaining([...REFUSALS]));
});
