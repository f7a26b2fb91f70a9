import { failure } from "../../plugin";
import * as words from "./words";

type ObjectInWords = words.ObjectInWords;
type KnownObject = ObjectInWords & { readonly id: string };

/** Two entries of a state are one object, and both are to stay. */
export const asTwice = (named: ObjectInWords): Error => failure(words.twice(known(named)));

/** An object is to be destroyed under one address and kept under another. */
export const goesAndStays = (named: ObjectInWords): Error => failure(words.goesAndStays(known(named)));

/** An object is to be destroyed that an entry of another provider configuration manages too. */
export const twoConfigurations = (named: ObjectInWords): Error => failure(words.twoConfigurations(known(named)));

/** An object is to be made under one address while another address has it or makes it too. */
export const samePlanned = (named: ObjectInWords): Error => failure(words.samePlanned(named));

/** An object is to be destroyed under one address and made under another. */
export const renamed = (named: ObjectInWords): Error => failure(words.renamed(named));

/** A run makes, or has just made, the object for another resource. */
export const alreadyHeld = (named: ObjectInWords): Error => failure(words.held(named));

/** Another process is about to make the object. */
export const beingMade = (named: ObjectInWords): Error => failure(words.beingMade(named));

/** A replacement that would make its object while the predecessor still has the name. */
export const ownPredecessor = (named: KnownObject, where: "name" | "principal"): Error =>
  failure(words.ownPredecessor({ ...named, where }));

/** An object that another stack of the app declares by now. */
export const declaredElsewhere = (named: KnownObject, stack: string): Error =>
  failure(words.declaredElsewhere({ ...named, stack }));

/** What another stack of the app may mean by what it declares, and does not have in its state yet. */
export const mayBeDeclaredElsewhere = (named: KnownObject, stack: string): Error =>
  failure(words.mayBeDeclaredElsewhere({ ...named, stack }));

/** An account or vault that is to be destroyed, with permissions on it that another stack of the app declares. */
export const carriesRights = (named: ObjectInWords, whose: readonly string[], stack: string): Error =>
  failure(words.carriesRights({ ...known(named), whose, stack }));

/** An account or vault that is to be destroyed, with entries of the same state on it that the run leaves out. */
export const leavesOut = (named: KnownObject, left: readonly ObjectInWords[]): Error =>
  failure(words.leavesOut({ ...named, left }));

/** A vault that is to be destroyed, with secrets in it that another stack of the app declares. */
export const carriesSecrets = (named: ObjectInWords, names: readonly string[], stack: string): Error =>
  failure(words.carriesSecrets({ ...known(named), names, stack }));

/** An account or vault that is to be destroyed, with permissions or secrets on it that the same plan keeps or makes. */
export const groundGoes = (ground: ObjectInWords, standing: words.Standing): Error =>
  failure(words.groundGoes({ ground, standing }));

// One object is told by its id.
function known(named: ObjectInWords): KnownObject {
  return { ...named, id: named.id ?? "" };
}
