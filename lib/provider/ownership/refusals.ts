import { failure } from "../../plugin";
import * as words from "./words";

type ObjectInWords = words.ObjectInWords;
type KnownObject = ObjectInWords & { readonly id: string };

/** Two resource instances are the same object, and both are to stay. */
export const asTwice = (named: ObjectInWords): Error => failure(words.twice(known(named)));

/** An object is destroyed at one address and kept at another. */
export const goesAndStays = (named: ObjectInWords): Error => failure(words.goesAndStays(known(named)));

/** An object is destroyed that another provider configuration manages too. */
export const twoConfigurations = (named: ObjectInWords): Error => failure(words.twoConfigurations(known(named)));

/** An object is created at one address while another address has it or creates it too. */
export const samePlanned = (named: ObjectInWords): Error => failure(words.samePlanned(named));

/** An object is destroyed at one address and created at another. */
export const renamed = (named: ObjectInWords): Error => failure(words.renamed(named));

/** This run creates, or has just created, the object for another resource. */
export const alreadyHeld = (named: ObjectInWords): Error => failure(words.held(named));

/** Another process is about to create the object. */
export const beingMade = (named: ObjectInWords): Error => failure(words.beingMade(named));

/** A replacement would create its object while the predecessor still has the name. */
export const ownPredecessor = (named: KnownObject, where: "name" | "principal"): Error =>
  failure(words.ownPredecessor({ ...named, where }));

/** Another stack of the app now declares the object. */
export const declaredElsewhere = (named: KnownObject, stack: string): Error =>
  failure(words.declaredElsewhere({ ...named, stack }));

/** Another stack of the app may declare the object, and does not have it in its state yet. */
export const mayBeDeclaredElsewhere = (named: KnownObject, stack: string): Error =>
  failure(words.mayBeDeclaredElsewhere({ ...named, stack }));

/** An account or vault is destroyed on which another stack of the app declares permissions. */
export const carriesRights = (named: ObjectInWords, whose: readonly string[], stack: string): Error =>
  failure(words.carriesRights({ ...known(named), whose, stack }));

/** An account or vault is destroyed, but this run leaves out objects on it that are in the same state. */
export const leavesOut = (named: KnownObject, left: readonly ObjectInWords[]): Error =>
  failure(words.leavesOut({ ...named, left }));

/** A vault is destroyed in which another stack of the app declares secrets. */
export const carriesSecrets = (named: ObjectInWords, names: readonly string[], stack: string): Error =>
  failure(words.carriesSecrets({ ...known(named), names, stack }));

/** An account or vault is destroyed, but the same plan keeps or creates permissions or secrets on it. */
export const groundGoes = (ground: ObjectInWords, standing: words.Standing): Error =>
  failure(words.groundGoes({ ground, standing }));

// An object's id identifies it.
function known(named: ObjectInWords): KnownObject {
  return { ...named, id: named.id ?? "" };
}
